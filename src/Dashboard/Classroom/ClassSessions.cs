using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Net.Http.Headers;
using Ops.Dashboard.Api;
using Ops.Dashboard.Startup;
using Ops.Dashboard.Views;

namespace Ops.Dashboard.Classroom;

/// <summary>
/// Hands requests below /training/{session}/ over to the application of that class session, before the main room has
/// looked at them: no cookie, key, limit or route of the main room is asked, and none of a session reaches it.
/// </summary>
internal static class ClassSessions
{
    /// <summary>Where class sessions are mounted.</summary>
    public const string Mount = "/training";

    private const string Debrief = "/debrief";
    private const string Report = "/report";

    // of an ended session: nothing else is left
    private static readonly PathString[] s_ofDebriefs =
    [
        Debrief, Report, Mount, "/api/training", "/signin", "/login", "/account", "/signout", "/_blazor",
        "/_framework", "/_content", "/css", "/js", "/lib", "/fonts", "/favicon.svg",
    ];

    /// <summary>Adds it.</summary>
    /// <param name="app">The main application.</param>
    public static void UseClassSessions(this WebApplication app)
    {
        ClassroomDesk desk = app.Services.GetRequiredService<ClassroomDesk>();
        SeatDebriefs debriefs = app.Services.GetRequiredService<SeatDebriefs>();
        RequestBuckets buckets = app.Services.GetRequiredService<RequestBuckets>();
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Mount, StringComparison.Ordinal, out PathString rest)
                || !rest.HasValue)
            {
                await next(context);
                return;
            }
            int end = rest.Value!.IndexOf('/', 1);
            string session = end < 0 ? rest.Value[1..] : rest.Value[1..end];
            PathString path = end < 0 ? PathString.Empty : new PathString(rest.Value[end..]);
            bool looksBack = path == Debrief || path == Report;
            if (looksBack && !await IsForASeatAsync(context, session))
                await next(context); // of a recording, which the main room keeps
            else if (desk.Find(session) is { } room)
                await HandOverAsync(context, room, path);
            else if (desk.FindPast(session) is { } past)
                await LookBackAsync(context, debriefs, buckets, past, path);
            else
                await next(context);
        });
    }

    /// <summary>Says that debriefs are the main room's: a class session that runs looks back on none.</summary>
    /// <param name="session">Which was asked for.</param>
    /// <param name="place">Which session this is.</param>
    /// <returns>The page.</returns>
    public static IResult SayDebriefsAreElsewhere(string session, RoomPlace place) => session == place.Session
        ? SayItRuns(place) : new PlainPage("Debrief")
        .Paragraph($"The debrief of {session} is in the main room, for whoever has signed in there.")
        .Result(StatusCodes.Status404NotFound);

    /// <summary>Says that a session still runs: its debrief tells what is to come.</summary>
    /// <param name="place">Which session.</param>
    /// <returns>The page.</returns>
    public static IResult SayItRuns(RoomPlace place) => new PlainPage("Debrief") { RefreshSeconds = 5 }
        .Paragraph($"{place.Title} still runs. When it has ended its debrief is at this address, for every seat of it.")
        .Add("<p><a href=\"./\">Back to the session</a></p>")
        .Result(StatusCodes.Status409Conflict);

    /// <summary>Leads to the debrief of an ended session, whatever its recording is called.</summary>
    /// <param name="place">Which session.</param>
    /// <param name="request">Its query goes along.</param>
    /// <returns>The way.</returns>
    public static IResult GoToDebrief(RoomPlace place, HttpRequest request) => GoTo(place, Debrief, request);

    /// <summary>Leads to the report of an ended session.</summary>
    /// <param name="place">Which session.</param>
    /// <param name="request">Its query goes along.</param>
    /// <returns>The way.</returns>
    public static IResult GoToReport(RoomPlace place, HttpRequest request) => GoTo(place, Report, request);

    /// <summary>Says that a session has ended.</summary>
    /// <param name="context">The request.</param>
    /// <param name="past">The session.</param>
    /// <param name="path">What was asked for.</param>
    /// <returns>A task that ends when it is said.</returns>
    public static Task SayItEndedAsync(HttpContext context, ClassRecord past, PathString path)
    {
        string text = $"The class session {past.Title} has ended" +
            (past.EndedBy is { } by ? $": {by} ended it at {past.EndedAt:HH:mm:ss} UTC." : ".");
        if (!HttpMethods.IsGet(context.Request.Method) || path.StartsWithSegments("/api")
            || path.StartsWithSegments("/hub") || path.StartsWithSegments("/_blazor"))
            return Problems.WriteAsync(context, StatusCodes.Status410Gone, "session-ended", text);
        string session = Uri.EscapeDataString(past.Session);
        string mount = context.Request.PathBase.Value!.EndsWith($"{Mount}/{past.Session}", StringComparison.Ordinal)
            ? "" : $"training/{session}/"; // said by what is left of it, or by the room it was mounted in
        return new PlainPage("Session ended") { Banner = ModeView.Ended(past.Title) }.Paragraph(text)
            .Add($"<p><a href=\"{mount}debrief\">Debrief</a>, for whoever had a seat in it, or has signed in to the " +
                "main room.</p>")
            .Result(StatusCodes.Status410Gone).ExecuteAsync(context);
    }

    private static IResult GoTo(RoomPlace place, string what, HttpRequest request) =>
        place.Recordings is [.., var last] // that which went on to the end; it offers the others
        ? Results.LocalRedirect($"~{Mount}/{Uri.EscapeDataString(last)}{what}{request.QueryString}")
        : new PlainPage("Debrief")
            .Paragraph($"Of {place.Title} there is no recording: recordings were off, or it was thrown away since.")
            .Result(StatusCodes.Status404NotFound);

    // somebody of the main room looks back there, on every session; somebody with a seat at their own, and nowhere else
    private static async Task<bool> IsForASeatAsync(HttpContext context, string session) =>
        HasSeat(context, session) && !(await context.AuthenticateAsync()).Succeeded;

    // whether there is something to show for a seat: what it is worth is looked at by the session's own room
    private static bool HasSeat(HttpContext context, string session) =>
        context.Request.Cookies.ContainsKey(RoomPlace.CookieOf(RoomPlace.SignIn, session))
        || context.Request.Headers.ContainsKey(HeaderNames.Authorization);

    private static async Task LookBackAsync(
        HttpContext context, SeatDebriefs debriefs, RequestBuckets buckets, ClassRecord past, PathString path)
    {
        bool isOfDebrief = s_ofDebriefs.Any(one => path.StartsWithSegments(one, StringComparison.Ordinal))
            && (HasSeat(context, past.Session) || path.StartsWithSegments("/signin", StringComparison.Ordinal));
        PathString mount = context.Request.PathBase.Add($"{Mount}/{past.Session}");
        if (isOfDebrief && debriefs.MustBeMade(past))
        {
            // nobody is known yet: who only knows names of sessions must not make room after room
            using RateLimitLease mayTry = buckets.SignIns.AttemptAcquire(context);
            if (!mayTry.IsAcquired)
            {
                await RequestLimits.RefuseAsync(context, mayTry);
                return;
            }
        }
        if (!isOfDebrief || !await debriefs.AnswerAsync(context, past, mount, path))
            await SayItEndedAsync(context, past, path);
    }

    private static async Task HandOverAsync(HttpContext context, ClassRoom room, PathString path)
    {
        PathString mount = context.Request.PathBase.Add($"{Mount}/{room.Record.Session}");
        if (!path.HasValue)
        {
            context.Response.Redirect($"{mount}/{context.Request.QueryString}"); // links of a page start at its folder
            return;
        }
        if (!await room.AnswerAsync(context, mount, path))
            await SayItEndedAsync(context, room.Record, path);
    }
}
