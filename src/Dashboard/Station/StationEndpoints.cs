using System.Globalization;
using Ops.Dashboard.Api;
using Ops.Dashboard.Auth;
using Ops.Simulator;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>The instructor's station by HTTP: the session of this room, and all that can be done to it.</summary>
internal static class StationEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapStation(this WebApplication app)
    {
        app.MapGet("/api/session", (HttpContext context, StationParts parts) =>
                Results.Json(SessionBody.From(parts, context.User)))
            .RequireAuthorization(Policies.CanWatch).Produces<SessionBody>()
            .WithSummary("The session of this room; with what is planned and expected for whoever leads it.");
        Map(app, "freeze", static (desk, by, _) => Now(desk.Freeze(by)), [], "Stops the market clock.");
        Map(app, "resume", static (desk, by, _) => Now(desk.Resume(by)), [], "Lets the market clock run.");
        Map(app, "speed", SetSpeed, ["factor"], "Sets how fast market time runs, 0.1 to 100.");
        Map(app, "step", Step, ["milliseconds"], "Runs on by a step while the clock stands.");
        Map(app, "jump", JumpAsync, ["to"], "Runs on to a market time, or goes back to it.");
        Map(app, "snapshots", static (desk, by, fields) => Now(desk.Keep(fields.GetValueOrDefault("name") ?? "", by)),
            ["name"], "Keeps the present moment, to go back to.");
        Map(app, "malfunctions", InsertAsync, null,
            "Puts an item on the timeline, by the keys of a scenario file; with when, on a condition.");
        Map(app, "messages", MessageAsync, ["server", "severity", "source", "text", "count", "lasts"],
            "A server or a desk says something now.");
        Map(app, "hints", Hint, ["text", "points"], "Gives the trainees a hint, which costs points.");
        Map(app, "notes", static (desk, by, fields) => Now(desk.WriteNote(fields.GetValueOrDefault("text") ?? "", by)),
            ["text"], "Writes something on the timeline, for the debrief.");
        Map(app, "end", static (desk, by, _) => desk.EndAsync(by), [], "Ends the session.");
        MapOne(app, "backtracks/{id}/return", static (desk, by, id) => desk.ReturnAsync(id, by),
            "Goes back to a moment, and stands there frozen.");
        MapOne(app, "timeline/{id}/trigger", static (desk, by, id) => desk.TriggerAsync(Number(id), by),
            "Lets an item of the scenario happen now.");
        MapOne(app, "timeline/{id}/hold-back", static (desk, by, id) => desk.HoldBackAsync(Number(id), by),
            "Keeps an item of the scenario from happening.");
        app.MapPost("/api/session/malfunctions/preview", PreviewAsync).RequireAuthorization(Policies.CanTrain)
            .RequireToken().Produces<PreviewBody>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What an item would do, as a sentence, without doing it.");
    }

    private static void Map(
        WebApplication app, string path,
        Func<InstructorDesk, Actor, Dictionary<string, string?>, ValueTask<StationResult>> act, string[]? known,
        string summary) =>
        app.MapPost($"/api/session/{path}", async (HttpContext context, StationParts parts) =>
        {
            if (Refusal(context, parts) is { } refused)
                return refused;
            Dictionary<string, string?>? fields = [];
            if (known is not { Length: 0 })
            {
                (fields, IResult? problem) = await StationFields.ReadAsync(context.Request, known);
                if (fields is null)
                    return problem!;
            }
            return Answer(await act(parts.Desk, OperatorActor.Of(context.User), fields), parts, context);
        }).RequireAuthorization(Policies.CanTrain).RequireToken().Produces<DoneBody>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
        .WithSummary(summary);

    private static void MapOne(
        WebApplication app, string path, Func<InstructorDesk, Actor, string, ValueTask<StationResult>> act,
        string summary) =>
        app.MapPost($"/api/session/{path}", async (string id, HttpContext context, StationParts parts) =>
            Refusal(context, parts)
                ?? Answer(await act(parts.Desk, OperatorActor.Of(context.User), id), parts, context))
        .RequireAuthorization(Policies.CanTrain).RequireToken().Produces<DoneBody>()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
        .WithSummary(summary);

    private static IResult? Refusal(HttpContext context, StationParts parts) =>
        parts.Desk.Session is null || StationAccess.Leads(context.User, parts.Console.State)
            ? null // where nothing runs, nobody is told more than that
            : Problems.Result(StatusCodes.Status403Forbidden, "not-leading", StationAccess.Refusal);

    private static IResult Answer(StationResult result, StationParts parts, HttpContext context)
    {
        if (result.IsDone)
            return Results.Json(new DoneBody(result.Message, SessionBody.From(parts, context.User)));
        int status = result.Code is "no-session" or "session-busy" or "session-over" or "not-frozen" or "not-possible"
            or "return-failed" or "no-answer" or "too-many" or "not-ended" ? StatusCodes.Status409Conflict
            : result.Code is "unknown-backtrack" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return Problems.Result(status, result.Code!, result.Message, result.Faults.IsEmpty ? null : result.Faults);
    }

    private static ValueTask<StationResult> Now(StationResult result) => ValueTask.FromResult(result);

    private static ValueTask<StationResult> SetSpeed(
        InstructorDesk desk, Actor by, Dictionary<string, string?> fields) =>
        Now(Pace.TryParse(fields.GetValueOrDefault("factor"), out Pace pace) ? desk.SetSpeed(pace, by)
            : Wrong("invalid-speed", "factor", "must be a number from 0.1 to 100 with at most two decimals."));

    private static ValueTask<StationResult> Step(InstructorDesk desk, Actor by, Dictionary<string, string?> fields) =>
        Now(int.TryParse(fields.GetValueOrDefault("milliseconds") ?? "100", NumberStyles.None,
            CultureInfo.InvariantCulture, out int milliseconds)
            ? desk.Step(TimeSpan.FromMilliseconds(milliseconds), by)
            : Wrong("invalid-step", "milliseconds", "must be a whole number from 100 to 3600000."));

    private static ValueTask<StationResult> JumpAsync(
        InstructorDesk desk, Actor by, Dictionary<string, string?> fields) =>
        StationTimes.TryRead(fields.GetValueOrDefault("to"), out MarketTime to) ? desk.JumpAsync(to, by)
            : Now(Wrong("invalid-time", "to", "must be a time of day as HH:mm:ss, e.g. \"09:31:00\"."));

    private static ValueTask<StationResult> InsertAsync(
        InstructorDesk desk, Actor by, Dictionary<string, string?> fields)
    {
        fields.Remove("when", out string? when);
        return desk.InsertAsync(fields, when, by);
    }

    private static ValueTask<StationResult> MessageAsync(
        InstructorDesk desk, Actor by, Dictionary<string, string?> fields)
    {
        fields["do"] = "messages";
        fields.TryAdd("count", "1");
        fields.TryAdd("lasts", "0s");
        return desk.InsertAsync(fields, null, by);
    }

    private static ValueTask<StationResult> Hint(InstructorDesk desk, Actor by, Dictionary<string, string?> fields)
    {
        int points = 0;
        string? said = fields.GetValueOrDefault("points");
        if (said is not null && !int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out points))
            return Now(Wrong("invalid-points", "points", "must be a whole number."));
        return Now(desk.Hint(fields.GetValueOrDefault("text") ?? "", said is null ? null : points, by));
    }

    private static StationResult Wrong(string code, string field, string message) =>
        StationResult.Refused(code, $"{field} {message}", [new InputFault(field, message)]);

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static async Task<IResult> PreviewAsync(HttpContext context, StationParts parts)
    {
        if (Refusal(context, parts) is { } refused)
            return refused;
        (Dictionary<string, string?>? fields, IResult? problem) = await StationFields.ReadAsync(context.Request, null);
        if (fields is null)
            return problem!;
        fields.Remove("when", out string? when);
        ItemResult read = parts.Desk.Read(fields, when, out string? preview);
        return preview is null
            ? StationFields.Refuse([.. read.Faults.Select(static f => new InputFault(f.Field, f.Message))])
            : Results.Json(new PreviewBody(preview, read.Text));
    }
}
