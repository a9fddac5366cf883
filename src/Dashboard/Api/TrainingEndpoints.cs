using System.Globalization;
using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Station;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Training by HTTP: what the training page does.</summary>
internal static class TrainingEndpoints
{
    private static readonly string[] s_startFields = ["scenario", "preset", "seed", "difficulty"];
    private static readonly string[] s_speedFields = ["factor"];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapTraining(this WebApplication app)
    {
        app.MapGet("/api/training", (ITrainingConsole console) => Results.Json(TrainingBody.From(console)))
            .RequireAuthorization(Policies.CanWatch).Produces<TrainingBody>()
            .WithSummary("The library and what runs now.");
        Map(app, "/api/training/start", StartAsync,
            "Ends what runs and starts a training session; answers when it runs.");
        app.MapPost("/training/start", StartByFormAsync).RequireAuthorization(Policies.CanTrain).RequireToken()
            .RequireForm().ExcludeFromDescription();
        Map(app, "/api/training/freeze", Freeze, "Stops the market clock.");
        Map(app, "/api/training/resume", Resume, "Lets the market clock run.");
        Map(app, "/api/training/speed", SpeedAsync, "Sets how fast market time runs, 0.1 to 100.");
        Map(app, "/api/training/end", EndAsync, "Ends the session; the standing fleet returns with its own holds.");
    }

    private static void Map(WebApplication app, string path, Delegate handler, string summary) =>
        app.MapPost(path, handler).RequireAuthorization(Policies.CanTrain).RequireToken().AddEndpointFilter(LeadsAsync)
            .Produces<TrainingBody>().ProducesProblem(StatusCodes.Status400BadRequest).WithSummary(summary);

    // who trains in somebody else's session neither freezes, ends nor replaces it
    private static async ValueTask<object?> LeadsAsync(
        EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        HttpContext context = call.HttpContext;
        ITrainingConsole console = context.RequestServices.GetRequiredService<ITrainingConsole>();
        return StationAccess.Leads(context.User, console.State) ? await next(call)
            : Problems.Result(StatusCodes.Status403Forbidden, "not-leading", StationAccess.Refusal);
    }

    private static async Task<IResult> StartAsync(HttpContext context, ITrainingConsole console)
    {
        var faults = new List<InputFault>();
        (Dictionary<string, string?>? fields, IResult? problem) = await ReadAsync(context, s_startFields, faults);
        if (fields is null)
            return problem!;
        if (fields.GetValueOrDefault("scenario") is not { Length: > 0 } scenario)
        {
            faults.Add(new InputFault(
                "scenario", $"is missing; it must be one of {string.Join(", ", console.Library.Select(s => s.Id))}."));
            scenario = "";
        }
        ulong seed = 1;
        if (fields.GetValueOrDefault("seed") is { } text
            && !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
            faults.Add(new InputFault("seed", $"\"{text}\" must be a whole number from 0 to {ulong.MaxValue}."));
        Difficulty difficulty = DifficultyWords.Read(fields.GetValueOrDefault("difficulty"), faults);
        if (faults.Count > 0)
            return Refuse(faults);
        string? preset = fields.GetValueOrDefault("preset") is { Length: > 0 } named ? named : null;
        return await console.StartAsync(scenario, preset, seed, OperatorActor.Of(context.User), difficulty) is { } wrong
            ? Problems.Result(StatusCodes.Status400BadRequest, "session-refused", wrong)
            : Results.Json(TrainingBody.From(console));
    }

    // the same start for a page without script: it answers with the fleet page, or says why not
    private static async Task<IResult> StartByFormAsync(HttpContext context, ITrainingConsole console)
    {
        if (!StationAccess.Leads(context.User, console.State))
        {
            return new PlainPage("The session was not started").Paragraph(StationAccess.Refusal)
                .Add("<p><a href=\"./\">Back to the fleet</a></p>").Result(StatusCodes.Status403Forbidden);
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        string scenario = form["scenario"].ToString();
        return await console.StartAsync(scenario, preset: null, seed: 1, OperatorActor.Of(context.User)) is { } wrong
            ? new PlainPage("The session was not started").Paragraph(wrong)
                .Add("<p><a href=\"./\">Back to the fleet</a></p>").Result(StatusCodes.Status400BadRequest)
            : Results.LocalRedirect("~/");
    }

    // the standing fleet's clock is nobody's to hold or hurry
    private static IResult? OfNoSession(ITrainingConsole console) => console.State.Mode == FleetMode.Training ? null
        : Problems.Result(StatusCodes.Status409Conflict, "no-session",
            "No training session runs; the standing fleet does. Only a session can be frozen, sped up or ended.");

    private static IResult Freeze(HttpContext context, ITrainingConsole console, IInstructorDesk desk) =>
        OfNoSession(console) ?? Answer(console, desk.Freeze(OperatorActor.Of(context.User)));

    private static IResult Resume(HttpContext context, ITrainingConsole console, IInstructorDesk desk) =>
        OfNoSession(console) ?? Answer(console, desk.Resume(OperatorActor.Of(context.User)));

    private static IResult Answer(ITrainingConsole console, StationResult result) => result.IsDone
        ? Results.Json(TrainingBody.From(console))
        : Problems.Result(StatusCodes.Status409Conflict, "not-possible", result.Message);

    private static async Task<IResult> SpeedAsync(HttpContext context, ITrainingConsole console, IInstructorDesk desk)
    {
        var faults = new List<InputFault>();
        (Dictionary<string, string?>? fields, IResult? problem) = await ReadAsync(context, s_speedFields, faults);
        if (fields is null)
            return problem!;
        if (OfNoSession(console) is { } refused)
            return refused;
        if (!Pace.TryParse(fields.GetValueOrDefault("factor"), out Pace pace))
            faults.Add(new InputFault("factor", "must be a number from 0.1 to 100 with at most two decimals."));
        return faults.Count > 0
            ? Refuse(faults) : Answer(console, desk.SetSpeed(pace, OperatorActor.Of(context.User)));
    }

    private static async Task<IResult> EndAsync(HttpContext context, ITrainingConsole console)
    {
        if (OfNoSession(console) is { } refused)
            return refused;
        return await console.EndAsync(OperatorActor.Of(context.User)) is { } problem
            ? Problems.Result(StatusCodes.Status409Conflict, "not-ended", problem)
            : Results.Json(TrainingBody.From(console));
    }

    private static async ValueTask<(Dictionary<string, string?>? Fields, IResult? Problem)> ReadAsync(
        HttpContext context, string[] known, List<InputFault> faults)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return (null, problem);
        using (body)
            return (JsonFields.Read(body.RootElement, known, faults), null);
    }

    private static IResult Refuse(List<InputFault> faults) => Problems.Result(
        StatusCodes.Status400BadRequest, "invalid-training",
        string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);
}
