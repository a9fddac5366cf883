using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Ops.Dashboard.Accounts;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;

namespace Ops.Dashboard.Classroom;

/// <summary>How people come into a class session: by the link of their seat, and in no other way.</summary>
internal static class SeatEndpoints
{
    private const string HowToGetOne =
        "Whoever leads the session hands out a link for each seat, good for one sign-in, and can make another. If " +
        "you are signed in to the main room and a seat has your name, its training page takes you here.";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application of the session.</param>
    public static void MapSeats(this WebApplication app)
    {
        app.MapGet("/signin/{token}", TakeAsync).AllowAnonymous().RequireRateLimiting(SignInEndpoints.RateLimit)
            .ExcludeFromDescription();
        app.MapGet("/login", (HttpContext context, RoomPlace place) => Ask(context, place)).AllowAnonymous()
            .ExcludeFromDescription();
        app.MapGet("/account", Show).RequireAuthorization(Policies.CanWatch).ExcludeFromDescription();
        app.MapPost("/signout", SignOutAsync).RequireAuthorization(Policies.CanWatch).RequireToken()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> TakeAsync(
        string token, string? back, HttpContext context, SignInLinks links, SignInDesk desk, SeatRoll seats,
        AccountTrail trail)
    {
        (SignInOutcome outcome, string name, string role) = links.Take(token);
        context.Response.Headers.CacheControl = "no-store";
        switch (outcome)
        {
            case SignInOutcome.SignedIn:
                await desk.SignInAsync(context, name, role, SignInWay.Seat);
                seats.Came(name);
                return SignInEndpoints.GoOn(context, BackPath.Of(back));
            case SignInOutcome.Used:
                trail.NoteStranger(AccountTrail.SignInFailed, name, "The link of a seat that was used came again.");
                return new PlainPage("This link was used")
                    .Paragraph($"It has signed in {name} once and is good no more. {HowToGetOne}")
                    .Result(StatusCodes.Status410Gone);
            default:
                trail.NoteStranger(AccountTrail.SignInFailed, "unknown link", "A link that is not known was tried.");
                return new PlainPage("This link is not known")
                    .Paragraph($"It may be of another session, or not complete. {HowToGetOne}")
                    .Result(StatusCodes.Status404NotFound);
        }
    }

    private static IResult Ask(HttpContext context, RoomPlace place)
    {
        PlainPage page = new PlainPage("Take your seat").Paragraph($"This is the class session {place.Title}.");
        page.Paragraph(context.User.Identity is { IsAuthenticated: true, Name: { } name }
            ? $"You have the seat of {name} ({OperatorActor.RoleOf(context.User)})."
            : "You have no seat in it, or have left it. A sign-in of the main room is of no use here.");
        return page.Paragraph(HowToGetOne)
            .Paragraph("Scripts use the key of a seat: Authorization: Bearer KEY, with addresses below this session's.")
            .Result();
    }

    private static IResult Show(HttpContext context, RoomPlace place, IAntiforgery antiforgery)
    {
        var forms = new AccountForms(antiforgery.GetAndStoreTokens(context));
        return new PlainPage("Your seat") { Sheet = "account.css" }
            .Paragraph($"You sit in {place.Title} as {context.User.Identity!.Name}, " +
                $"{OperatorActor.RoleOf(context.User)} in this session alone. The seat ends with the session.")
            .Add(forms.Button("signout", "Leave the seat")).Result();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, AccountTrail trail)
    {
        if (context.User.Identity is { AuthenticationType: OperatorActor.CookieScheme, Name: { } name })
            trail.Note(AccountTrail.SignOut, name, name, "Left the seat.");
        await context.SignOutAsync(OperatorActor.CookieScheme);
        return Results.LocalRedirect("~/login");
    }
}
