using System.Security.Claims;

namespace Ops.Dashboard.Auth;

/// <summary>
/// Whether whoever looks may see and not kill, so that a page shows words in place of its kill buttons. It is read from
/// the sign-in itself, without waiting for anything; as long as nobody knows who looks the buttons stand there, and the
/// door judges.
/// </summary>
/// <param name="IsSo">Whether it is so.</param>
public sealed record OnlyWatches(bool IsSo)
{
    /// <summary>What stands in place of the buttons.</summary>
    public const string Text = "Your role sees and can't kill.";

    /// <summary>Of whoever is signed in.</summary>
    /// <param name="user">The sign-in; null while it is not known.</param>
    /// <returns>Whether they only watch.</returns>
    public static OnlyWatches Of(ClaimsPrincipal? user) => new(
        user is not null && OperatorActor.RoleOf(user) is { Length: > 0 } role
        && !Policies.RolesOf[Policies.CanHalt].Contains(role));
}
