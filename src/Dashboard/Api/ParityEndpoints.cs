using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Parity by HTTP: the matrix, messages that are explained, and the go before the open.</summary>
internal static class ParityEndpoints
{
    private static readonly string[] s_explainFields = ["pattern", "reason"];
    private static readonly string[] s_goFields = ["note"];
    private static readonly string[] s_takeBackFields = ["reason"];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapParity(this WebApplication app)
    {
        app.MapGet("/api/parity", Read).RequireAuthorization(Policies.CanWatch)
            .Produces<ParityBody>().ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("What servers run beside what they should run, and whether the fleet may open.");
        Map(app, "/api/parity/explain", ExplainAsync, Policies.CanRelease,
            "Explains the messages of a pattern, by name and with a reason.");
        Map(app, "/api/parity/go", GoAsync, Policies.CanRelease,
            "Says go before the open; refused while anything stands against it.");
        Map(app, "/api/parity/go/take-back", TakeBackAsync, Policies.CanHalt, "Takes a go back.");
    }

    private static void Map(WebApplication app, string path, Delegate handler, string policy, string summary) =>
        app.MapPost(path, handler).RequireAuthorization(policy).RequireToken()
            .Produces<PreOpenBody>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict).WithSummary(summary);

    private static IResult Read(IFleetReader fleet, IPreOpenReader preOpen, IChangeReader changes) =>
        fleet.Current is { } now
            ? Results.Json(ParityBody.From(now, preOpen.Current, changes.Current))
            : NoPicture();

    private static Task<IResult> ExplainAsync(HttpContext context, IPreOpenDesk desk) =>
        SayAsync(context, s_explainFields, (by, fields) => desk.Sign(fields["pattern"], by, fields["reason"]));

    private static Task<IResult> GoAsync(HttpContext context, IPreOpenDesk desk) =>
        SayAsync(context, s_goFields, (by, fields) => desk.Go(by, fields["note"]));

    private static Task<IResult> TakeBackAsync(HttpContext context, IPreOpenDesk desk) =>
        SayAsync(context, s_takeBackFields, (by, fields) => desk.TakeBack(by, fields["reason"]));

    private static async Task<IResult> SayAsync(
        HttpContext context, string[] known, Func<Actor, Dictionary<string, string>, PreOpenResult> say)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            Dictionary<string, string?> read = JsonFields.Read(body.RootElement, known, faults);
            var fields = known.ToDictionary(static name => name, name => read.GetValueOrDefault(name)?.Trim() ?? "");
            foreach ((string name, string text) in fields)
                CheckText(name, text, faults);
            if (faults.Count > 0)
            {
                return Problems.Result(
                    StatusCodes.Status400BadRequest, "invalid-parity",
                    string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);
            }
            return Answer(say(OperatorActor.Of(context.User), fields));
        }
    }

    private static void CheckText(string name, string text, List<InputFault> faults)
    {
        if (text.Length == 0)
            faults.Add(new InputFault(name, $"is missing; it must have 1 to {Limits.ReasonLength} characters."));
        else if (name != "pattern" && text.Length > Limits.ReasonLength)
            faults.Add(new InputFault(name, $"has {text.Length} characters; it may have {Limits.ReasonLength}."));
    }

    private static IResult Answer(PreOpenResult result) => result.Outcome switch
    {
        PreOpenOutcome.Recorded => Results.Json(PreOpenBody.From(result.State, result.Verdict)),
        PreOpenOutcome.UnknownPattern => Problems.Result(
            StatusCodes.Status404NotFound, "unknown-pattern", "There are no such messages; read /api/parity again."),
        PreOpenOutcome.NotReady => Problems.Result(
            StatusCodes.Status409Conflict, "not-ready",
            $"This stands against a go: {string.Join(" ", result.Verdict.Against)}"),
        PreOpenOutcome.NoGo => Problems.Result(
            StatusCodes.Status409Conflict, "no-go", "There is no go to take back."),
        PreOpenOutcome.NotAPerson => Problems.Result(
            StatusCodes.Status403Forbidden, "not-a-person",
            "Only a person answers for this. This key belongs to a program; give it a person in Ops:Auth:ApiKeys."),
        PreOpenOutcome.NoPicture => NoPicture(),
        _ => Problems.Result(
            StatusCodes.Status400BadRequest, "invalid-parity",
            $"The reason must have 1 to {Limits.ReasonLength} characters."),
    };

    private static IResult NoPicture() => Problems.Result(
        StatusCodes.Status503ServiceUnavailable, "no-picture", "There is no picture of the fleet yet.");
}
