using Ops.Dashboard.Api;

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

    /// <summary>Adds it.</summary>
    /// <param name="app">The main application.</param>
    public static void UseClassSessions(this WebApplication app)
    {
        ClassroomDesk desk = app.Services.GetRequiredService<ClassroomDesk>();
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Mount, StringComparison.Ordinal, out PathString rest)
                || !rest.HasValue)
                return next(context);
            int end = rest.Value!.IndexOf('/', 1);
            string session = end < 0 ? rest.Value[1..] : rest.Value[1..end];
            PathString path = end < 0 ? PathString.Empty : new PathString(rest.Value[end..]);
            if (path.StartsWithSegments(Debrief))
                return next(context); // of a recording, which the main room keeps
            if (desk.Find(session) is { } room)
                return HandOverAsync(context, room, path);
            return desk.FindPast(session) is { } past ? SayItEndedAsync(context, past, path) : next(context);
        });
    }

    /// <summary>Says that debriefs are the main room's: a class session has no recordings to look back on.</summary>
    /// <param name="session">Which was asked for.</param>
    /// <returns>The page.</returns>
    public static IResult SayDebriefsAreElsewhere(string session) => new PlainPage("Debrief")
        .Paragraph($"The debrief of {session} is in the main room, for whoever has signed in there.")
        .Result(StatusCodes.Status404NotFound);

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

    private static Task SayItEndedAsync(HttpContext context, ClassRecord past, PathString path)
    {
        string text = $"The class session {past.Title} has ended" +
            (past.EndedBy is { } by ? $": {by} ended it at {past.EndedAt:HH:mm:ss} UTC." : ".");
        if (!HttpMethods.IsGet(context.Request.Method) || path.StartsWithSegments("/api")
            || path.StartsWithSegments("/hub") || path.StartsWithSegments("/_blazor"))
            return Problems.WriteAsync(context, StatusCodes.Status410Gone, "session-ended", text);
        string session = Uri.EscapeDataString(past.Session);
        return new PlainPage("Session ended").Paragraph(text)
            .Add($"<p><a href=\"training/{session}/debrief\">Debrief</a>, for whoever has signed in to the main room" +
                ".</p>")
            .Result(StatusCodes.Status410Gone).ExecuteAsync(context);
    }
}
