using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Accounts;

/// <summary>A person's own account.</summary>
internal static class AccountEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapAccount(this WebApplication app)
    {
        app.MapGet("/account", (HttpContext context, Parts parts) => ShowAsync(context, parts, null))
            .RequireAuthorization(Policies.CanOwnAccount).ExcludeFromDescription();
        Map("/account/password", SetPasswordAsync).RequireForm().RequireRateLimiting(SignInEndpoints.RateLimit);
        Map("/account/passkeys/remove", RemovePasskeyAsync).RequireForm();
        Map("/account/sign-out-everywhere", SignOutEverywhereAsync);
        Map("/account/by-name", GoByName);

        RouteHandlerBuilder Map(string path, Delegate handler) => app.MapPost(path, handler)
            .RequireAuthorization(Policies.CanOwnAccount).RequireToken().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Parts parts, string? fault)
    {
        string name = context.User.Identity!.Name!;
        var forms = new AccountForms(parts.Antiforgery.GetAndStoreTokens(context));
        var picture = new AccountPage.Picture(
            context.User, OwnAccount.IsKeptHere(context.User) ? parts.Book.Find(name) : null,
            await parts.Desk.PasskeysAsync(name), parts.SignIns.IsRecent(context.User), parts.Settings.CookieHours);
        return AccountPage.Make(context.Request, forms, picture, fault)
            .Result(fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SetPasswordAsync(HttpContext context, Parts parts)
    {
        ClaimsPrincipal user = context.User;
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string? current = (string?)form["current"] is { Length: > 0 } given ? given : null;
        if (!OwnAccount.IsKeptHere(user) || (current is null && !OwnAccount.MayChange(user, parts.Book, parts.SignIns)))
            return await ShowAsync(context, parts, "Sign in again to change what you sign in with.");
        string wanted = form["wanted"].ToString();
        if (wanted != form["again"])
            return await ShowAsync(context, parts, "The two new passwords are not the same.");
        AccountResult result = await parts.Desk.SetPasswordAsync(
            user.Identity!.Name!, OperatorActor.RoleOf(user), current, wanted);
        if (result.Fault is { } fault)
            return await ShowAsync(context, parts, fault);
        await parts.SignIns.RenewAsync(context);
        return Results.LocalRedirect($"~/account?{AccountPage.Done}=password");
    }

    private static async Task<IResult> RemovePasskeyAsync(HttpContext context, Parts parts)
    {
        if (!OwnAccount.MayChange(context.User, parts.Book, parts.SignIns))
            return await ShowAsync(context, parts, "Sign in again to change what you sign in with.");
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        byte[] id;
        try
        {
            id = WebEncoders.Base64UrlDecode(form["id"].ToString());
        }
        catch (FormatException)
        {
            return await ShowAsync(context, parts, "There is no such passkey.");
        }
        AccountResult result = await parts.Desk.RemovePasskeyAsync(context.User.Identity!.Name!, id);
        if (result.Fault is { } fault)
            return await ShowAsync(context, parts, fault);
        await parts.SignIns.RenewAsync(context);
        return Results.LocalRedirect($"~/account?{AccountPage.Done}=passkey-removed");
    }

    private static async Task<IResult> SignOutEverywhereAsync(HttpContext context, Parts parts)
    {
        if (!OwnAccount.IsKeptHere(context.User))
            return await ShowAsync(context, parts, "Your sign-ins are kept by the identity provider.");
        AccountResult result = await parts.Desk.SignOutEverywhereAsync(context.User.Identity!.Name!);
        if (result.Fault is { } fault)
            return await ShowAsync(context, parts, fault);
        await context.SignOutAsync(OperatorActor.CookieScheme);
        return Results.LocalRedirect("~/login?signed-out=true");
    }

    // passkeys belong to a name: who came to 127.0.0.1 goes on at localhost, signed in
    private static async Task<IResult> GoByName(HttpContext context, Parts parts, SignInLinks links)
    {
        if (!OwnAccount.MayChange(context.User, parts.Book, parts.SignIns))
            return await ShowAsync(context, parts, "Sign in again to change what you sign in with.");
        string token = links.CreateFor(context.User.Identity!.Name!, OperatorActor.RoleOf(context.User));
        string there = AccountForms.ByName(context.Request, $"/signin/{token}?back=%2Faccount");
        context.Response.Headers.CacheControl = "no-store";
        return new Api.PlainPage("Go on by name") { RefreshSeconds = 0, RefreshFrom = there }
            .Add($"<p><a href=\"{Api.PlainPage.Safe(there)}\">Go on at localhost</a></p>").Result();
    }

    /// <summary>What the endpoints need.</summary>
    internal sealed class Parts(
        AccountDesk desk, AccountBook book, SignInDesk signIns, IAntiforgery antiforgery, AuthSettings settings)
    {
        /// <summary>Changes accounts.</summary>
        public AccountDesk Desk => desk;

        /// <summary>The accounts.</summary>
        public AccountBook Book => book;

        /// <summary>Makes cookies.</summary>
        public SignInDesk SignIns => signIns;

        /// <summary>Makes tokens.</summary>
        public IAntiforgery Antiforgery => antiforgery;

        /// <summary>How long a sign-in lasts.</summary>
        public AuthSettings Settings => settings;
    }
}
