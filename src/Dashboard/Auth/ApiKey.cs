using System.Collections.Immutable;

namespace Ops.Dashboard.Auth;

/// <summary>A key for scripts: known by its hash alone.</summary>
/// <param name="Name">Its name, shown as the actor of what it does.</param>
/// <param name="Role">Its role.</param>
/// <param name="Hash">SHA-256 of the key's UTF-8 bytes.</param>
/// <param name="Person">The person who holds it; null for a program, which can't take part in a release.</param>
/// <param name="Expires">From when on it is refused; null for never.</param>
internal sealed record ApiKey(
    string Name, string Role, ImmutableArray<byte> Hash, string? Person, DateTimeOffset? Expires = null);
