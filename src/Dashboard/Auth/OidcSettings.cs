using System.Collections.Immutable;

namespace Ops.Dashboard.Auth;

/// <summary>The identity provider people may sign in through (OpenID Connect, code flow with PKCE).</summary>
/// <param name="Authority">Its address; https, or http on this machine.</param>
/// <param name="ClientId">What it knows this room as.</param>
/// <param name="ClientSecret">The secret shared with it; null for a public client.</param>
/// <param name="Title">What people call it, on the sign-in page.</param>
/// <param name="NameClaim">Claim that names a person.</param>
/// <param name="RoleClaim">Claim that carries the person's groups or roles.</param>
/// <param name="Scopes">What is asked for.</param>
/// <param name="Roles">A role of ours and the values of the claim that give it, the strongest first.</param>
internal sealed record OidcSettings(
    Uri Authority, string ClientId, string? ClientSecret, string Title, string NameClaim, string RoleClaim,
    ImmutableArray<string> Scopes, ImmutableArray<(string Role, ImmutableArray<string> Values)> Roles)
{
    // a record prints its members, and this one must not end up in a log
    /// <inheritdoc/>
    public override string ToString() => $"{Title} at {Authority}";
}
