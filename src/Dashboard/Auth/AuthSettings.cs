using System.Collections.Immutable;

namespace Ops.Dashboard.Auth;

/// <summary>Who gets in.</summary>
/// <param name="FirstRunLinks">Whether a start prints one sign-in link per role.</param>
/// <param name="CookieHours">How long a sign-in lasts without use.</param>
/// <param name="ApiKeys">Keys for programs and scripts.</param>
internal sealed record AuthSettings(bool FirstRunLinks, int CookieHours, ImmutableArray<ApiKey> ApiKeys);
