using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Auth;

/// <summary>Sign-in by link and by password, the page that leads to it, and sign-out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Name of the rate limit on tries to sign in.</summary>
    public const string RateLimit = "sign-in";

    private const string Refused =
        "Nobody is signed in: the name or the password is wrong, or the account is locked. After a few wrong " +
        "passwords it takes none for some minutes; passkeys and links still work.";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/signin/{token}", TakeLinkAsync).AllowAnonymous().RequireRateLimiting(RateLimit)
            .ExcludeFromDescription();
        app.MapGet("/login", Show).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sign-in", Show).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-in", TakePasswordAsync).AllowAnonymous().RequireRateLimiting(RateLimit).RequireToken()
            .RequireForm().ExcludeFromDescription();
        app.MapPost("/signout", SignOutAsync).RequireAuthorization(Policies.CanWatch).RequireToken()
            .ExcludeFromDescription();
    }

    /// <summary>The sign-in page with what went wrong.</summary>
    /// <param name="context">The request.</param>
    /// <param name="back">Where to go afterwards.</param>
    /// <param name="fault">The sentence; null for none.</param>
    /// <param name="status">HTTP status.</param>
    /// <returns>The result.</returns>
    internal static IResult Page(HttpContext context, string? back, string? fault, int status)
    {
        IServiceProvider services = context.RequestServices;
        var forms = new AccountForms(services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context));
        return SignInPage.Make(
            context, forms, services.GetRequiredService<AuthSettings>(), BackPath.Of(back), fault).Result(status);
    }

    /// <summary>
    /// Goes on after a sign-in. The browser leaves out a strict cookie while it follows somebody else's page, so then a
    /// page of ours takes the next step.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="back">Where to go; a path of ours.</param>
    /// <returns>The result.</returns>
    internal static IResult GoOn(HttpContext context, string back) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            ? new PlainPage("Signed in") { RefreshSeconds = 0, RefreshFrom = BackPath.LinkOf(back) }
                .Add($"<p><a href=\"{PlainPage.Safe(BackPath.LinkOf(back))}\">Go on</a></p>").Result()
            : Results.LocalRedirect($"~{back}");

    private static IResult Show(HttpContext context, string? back) =>
        Page(context, back, fault: null, StatusCodes.Status200OK);

    private static async Task<IResult> TakeLinkAsync(
        string token, string? back, HttpContext context, SignInLinks links, AccountBook book, PeopleDesk people,
        SignInDesk desk, AccountTrail trail)
    {
        (SignInOutcome outcome, string name, string role) = links.Take(token);
        if (outcome == SignInOutcome.Unknown && await people.TakeLinkAsync(token) is { } invited)
            (outcome, name, role) = (SignInOutcome.SignedIn, invited.Name, invited.Role);
        context.Response.Headers.CacheControl = "no-store";
        if (outcome == SignInOutcome.SignedIn && book.Find(name)?.LockedBy is { } locker)
        {
            trail.NoteStranger(AccountTrail.SignInFailed, name, "Came by a link; the account is locked.");
            return new PlainPage("Locked")
                .Paragraph($"The account {name} was locked by {locker}. A supervisor can unlock it on the page of " +
                    "people. The links of other roles, keys and the command line still stop servers.")
                .Result(StatusCodes.Status403Forbidden);
        }
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                await desk.SignInAsync(context, name, role, SignInWay.Link);
                return GoOn(context, BackPath.Of(back));
            case SignInOutcome.Used:
                trail.NoteStranger(AccountTrail.SignInFailed, name, "A link that was used came again.");
                return new PlainPage("This link was used")
                    .Paragraph($"It has signed in {name} once and is good no more. {SignInPage.HowToGetOne}")
                    .Result(StatusCodes.Status410Gone);
            default:
                trail.NoteStranger(AccountTrail.SignInFailed, "unknown link", "A link that is not known was tried.");
                return new PlainPage("This link is not known")
                    .Paragraph("It may be used, too old, from an earlier start, or not complete. " +
                        SignInPage.HowToGetOne)
                    .Result(StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> TakePasswordAsync(HttpContext context, SignInDesk desk)
    {
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        Account? account = await desk.CheckPasswordAsync(form["name"].ToString().Trim(), form["password"].ToString());
        if (account is null)
            return Page(context, form["back"], Refused, StatusCodes.Status401Unauthorized);
        await desk.SignInAsync(context, account.Name, account.Role, SignInWay.Password);
        return GoOn(context, BackPath.Of(form["back"]));
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, AccountTrail trail)
    {
        if (context.User.Identity is { AuthenticationType: OperatorActor.CookieScheme, Name: { } name })
            trail.Note(AccountTrail.SignOut, name, name, "Signed out.");
        await context.SignOutAsync(OperatorActor.CookieScheme);
        return TypedResults.LocalRedirect("~/login?signed-out=true");
    }
}
