using System.Collections.Immutable;

namespace Ops.Dashboard.Auth;

/// <summary>Who gets in.</summary>
/// <param name="FirstRunLinks">Whether a start prints one sign-in link per role.</param>
/// <param name="CookieHours">How long a sign-in lasts without use.</param>
/// <param name="ApiKeys">Keys for programs and scripts.</param>
internal sealed record AuthSettings(bool FirstRunLinks, int CookieHours, ImmutableArray<ApiKey> ApiKeys)
{
    /// <summary>Wrong passwords in a row after which an account takes none for a while.</summary>
    public int LockOutAfter { get; init; } = 5;

    /// <summary>How long that is, in minutes.</summary>
    public int LockOutMinutes { get; init; } = 5;

    /// <summary>The identity provider of the firm; null for none.</summary>
    public OidcSettings? Oidc { get; init; }
}
