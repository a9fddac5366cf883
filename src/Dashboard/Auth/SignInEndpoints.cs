using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Ops.Dashboard.Api;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Auth;

/// <summary>Sign-in by link, the page that explains it, and sign-out.</summary>
internal static class SignInEndpoints
{
    /// <summary>Name of the rate limit on guessing links. Nothing else is limited, a kill least of all.</summary>
    public const string RateLimit = "sign-in";

    private const string HowToGetOne =
        "Each start of the control room prints one link per role on its console, good for one sign-in each. Start it " +
            "again to get new ones.";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/signin/{token}", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimit)
            .ExcludeFromDescription();
        app.MapGet("/login", ExplainAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/signout", SignOutAsync).RequireAuthorization(Policies.CanWatch).RequireToken()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> SignInAsync(
        string token, HttpContext context, SignInLinks links, SessionAudit audit, TimeProvider time,
        ILogger<SignInLinks> log)
    {
        (SignInOutcome outcome, string name, string role) = links.Take(token);
        context.Response.Headers.CacheControl = "no-store";
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                await context.SignInAsync(
                    OperatorActor.CookieScheme,
                    OperatorActor.Principal(ActorKind.Person, name, role, OperatorActor.CookieScheme));
                audit.Append(new AuditEntry(
                    WallTime.Now(time), null, new Actor(ActorKind.Person, name), "sign-in", name,
                    $"Signed in as {role} by link."));
                log.LogInformation("{Name} signed in as {Role} by link", name, role);
                return TypedResults.LocalRedirect("/");
            case SignInOutcome.Used:
                log.LogWarning("The used sign-in link of {Name} was tried again", name);
                return new PlainPage("This link was used")
                    .Paragraph($"It has signed in {name} once and is good no more. {HowToGetOne}")
                    .Result(StatusCodes.Status410Gone);
            default:
                log.LogWarning("An unknown sign-in link was tried");
                return new PlainPage("This link is not known")
                    .Paragraph($"It may be from an earlier start, or not complete. {HowToGetOne}")
                    .Result(StatusCodes.Status404NotFound);
        }
    }

    private static IResult ExplainAsync(HttpContext context) =>
        new PlainPage("Sign in").Paragraph(context.User.Identity?.IsAuthenticated == true
                ? $"You are signed in as {context.User.Identity.Name} ({OperatorActor.RoleOf(context.User)})."
                : "You are not signed in.")
            .Paragraph(HowToGetOne)
            .Paragraph("The lines look like: Sign in as operator: http://127.0.0.1:5080/signin/... Programs and " +
            "scripts use an API key instead.")
            .Result();

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, ILogger<SignInLinks> log)
    {
        log.LogInformation("{Name} signed out", context.User.Identity?.Name);
        await context.SignOutAsync(OperatorActor.CookieScheme);
        return TypedResults.Redirect("/login?signed-out=true");
    }
}
