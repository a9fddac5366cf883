using System.Security.Claims;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Auth;

/// <summary>From whoever is signed in to the actor of a command.</summary>
internal static class OperatorActor
{
    /// <summary>Claim that says whether the actor is a person or a program.</summary>
    public const string KindClaim = "actor-kind";

    /// <summary>Claim that says which key somebody came with.</summary>
    public const string KeyClaim = "api-key";

    /// <summary>Claim that says when that key lapses, in seconds since 1970.</summary>
    public const string KeyUntilClaim = "api-key-until";

    /// <summary>Claim that names whoever else may be behind the account; set anew with every request.</summary>
    public const string HandClaim = "account-hand";

    /// <summary>Name of the identity of somebody who came with a cookie.</summary>
    public const string CookieScheme = "Cookie";

    /// <summary>Name of the identity of somebody who came with a key.</summary>
    public const string KeyScheme = "ApiKey";

    /// <summary>The principal of a person or program.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="name">The name.</param>
    /// <param name="role">The role.</param>
    /// <param name="scheme">How they came in.</param>
    /// <returns>The principal.</returns>
    public static ClaimsPrincipal Principal(ActorKind kind, string name, string role, string scheme) =>
        new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, name), new Claim(ClaimTypes.Role, role), new Claim(KindClaim, kind.ToString())],
        scheme));

    /// <summary>The actor behind a request.</summary>
    /// <param name="user">Whoever is signed in.</param>
    /// <returns>The actor.</returns>
    /// <exception cref="InvalidOperationException">Nobody is: there is no anonymous actor.</exception>
    public static Actor Of(ClaimsPrincipal user)
    {
        string name = user.Identity?.Name
            ?? throw new InvalidOperationException("A command came from nobody: its endpoint has no policy.");
        return new Actor(Enum.Parse<ActorKind>(user.FindFirstValue(KindClaim) ?? nameof(ActorKind.Person)), name)
        {
            Hand = user.FindFirstValue(HandClaim),
        };
    }

    /// <summary>The role of whoever is signed in.</summary>
    /// <param name="user">The principal.</param>
    /// <returns>The role; empty for nobody.</returns>
    public static string RoleOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Role) ?? "";
}
