using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Ops.Dashboard.Accounts;

namespace Ops.Dashboard.Auth;

/// <summary>Keeps <see cref="SignIns"/> true to the cookies: made, seen, prolonged and ended.</summary>
/// <param name="signIns">Until when each sign-in stands.</param>
/// <param name="accounts">Who may be behind an account.</param>
internal sealed class SignInEvents(SignIns signIns, AccountBook accounts) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override Task SigningIn(CookieSigningInContext context)
    {
        if (context is { Principal.Identity: ClaimsIdentity identity, Properties.ExpiresUtc: { } until })
            signIns.Begin(identity, until);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // the cookie is whole and not too old; this room may be a new process that does not know it yet
        if (context is { Principal: { } user, Properties.ExpiresUtc: { } until }
            && user.FindFirstValue(SignIns.Claim) is { } id)
            signIns.Extend(id, until);
        if (context.Principal is null || !signIns.Stands(context.Principal))
            context.RejectPrincipal();
        else
            accounts.Mark(context.Principal);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        // the new cookie leaves with the answer to this request; the page may make no other for hours
        if (context is { ShouldRenew: true, Principal: { } user, Properties.IssuedUtc: { } issued }
            && user.FindFirstValue(SignIns.Claim) is { } id)
            signIns.Extend(id, issued + context.ElapsedTime + context.Options.ExpireTimeSpan);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task SigningOut(CookieSigningOutContext context)
    {
        signIns.End(context.HttpContext.User);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (AuthProblems.IsForPrograms(context.HttpContext))
            return AuthProblems.WriteUnauthorizedAsync(context.HttpContext);
        context.Response.Redirect(BackPath.SignInFor(context.Request));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        AuthProblems.IsForPrograms(context.HttpContext)
            ? AuthProblems.WriteForbiddenAsync(context.HttpContext)
            : AuthProblems.WriteForbiddenPageAsync(context.HttpContext);
}
