using System.Security.Claims;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>Who may change what an account is opened with.</summary>
internal static class OwnAccount
{
    /// <summary>
    /// Whether somebody may change their own credentials without showing one again: the first ever, or within minutes
    /// of a sign-in. Whoever came through an identity provider has none here.
    /// </summary>
    /// <param name="user">Who.</param>
    /// <param name="book">The accounts.</param>
    /// <param name="signIns">Knows when they signed in.</param>
    /// <returns>True when they may.</returns>
    public static bool MayChange(ClaimsPrincipal user, AccountBook book, SignInDesk signIns) =>
        IsKeptHere(user)
        && (book.Find(user.Identity!.Name!) is not { HasCredential: true } || signIns.IsRecent(user));

    /// <summary>Whether somebody's credentials are kept here, not by an identity provider.</summary>
    /// <param name="user">Who.</param>
    /// <returns>True when they are.</returns>
    public static bool IsKeptHere(ClaimsPrincipal user) =>
        user.FindFirstValue(SignInWay.Claim) != SignInWay.Provider;
}
