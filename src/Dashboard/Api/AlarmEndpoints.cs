using System.Globalization;
using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Dashboard.BlindDrill;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Alarms by HTTP: read, take note, put aside. The forms of the pages and scripts go through the same
/// desk.</summary>
internal static class AlarmEndpoints
{
    private static readonly string[] s_shelf = ["reason", "minutes"];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapAlarms(this WebApplication app)
    {
        app.MapGet("/api/alarms", Read).RequireAuthorization(Policies.CanWatch)
            .Produces<AlarmsBody>().ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("The alarms in groups under their likeliest cause, with the load of the shift.");
        app.MapPost("/api/alarms/{id:long}/acknowledge", Acknowledge).Command()
            .WithSummary("Takes note of an alarm and its group. It releases nothing.");
        app.MapPost("/api/alarms/{id:long}/shelve", ShelveAsync).Command()
            .WithSummary("Puts an alarm aside: reason, and minutes of market time.");
        app.MapPost("/api/alarms/{id:long}/unshelve", Unshelve).Command()
            .WithSummary("Takes an alarm from the shelf.");
        app.MapPost(
            "/alarms/{id:long}/acknowledge", (long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind) =>
                Back(Note(id, context, desk, blind))).Form();
        app.MapPost("/alarms/{id:long}/shelve", ShelveByFormAsync).Form();
        app.MapPost(
            "/alarms/{id:long}/unshelve", (long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind) =>
                Back(TakeDown(id, context, desk, blind))).Form();
    }

    private static RouteHandlerBuilder Command(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireAuthorization(Policies.CanAnswer).RequireToken().Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static void Form(this RouteHandlerBuilder endpoint) =>
        endpoint.RequireAuthorization(Policies.CanAnswer).RequireToken().ExcludeFromDescription();

    private static IResult Read(IAlarmReader alarms, IFleetReader fleet) => fleet.Current is { } now
        ? Results.Json(AlarmsBody.From(alarms.Current, now.Fleet))
        : Problems.Result(
            StatusCodes.Status503ServiceUnavailable, "no-picture", "There is no picture of the fleet yet.");

    private static IResult Acknowledge(long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind) =>
        Answer(Note(id, context, desk, blind));

    private static AlarmOutcome Note(long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind)
    {
        Actor by = OperatorActor.Of(context.User);
        return blind.Acknowledge(id, by) ?? desk.Acknowledge(id, by);
    }

    private static IResult Unshelve(long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind) =>
        Answer(TakeDown(id, context, desk, blind));

    private static AlarmOutcome TakeDown(long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind)
    {
        Actor by = OperatorActor.Of(context.User);
        return blind.Unshelve(id, by) ?? desk.Unshelve(id, by);
    }

    private static AlarmOutcome PutAside(
        long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind, string reason, TimeSpan length)
    {
        Actor by = OperatorActor.Of(context.User);
        return blind.Shelve(id, by, reason, length) ?? desk.Shelve(id, by, reason, length);
    }

    private static async Task<IResult> ShelveAsync(long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            Dictionary<string, string?> fields = JsonFields.Read(body.RootElement, s_shelf, faults);
            TimeSpan? length = Length(fields.GetValueOrDefault("minutes"), faults);
            if (faults.Count > 0)
            {
                return Problems.Result(
                    StatusCodes.Status400BadRequest, "invalid-shelf",
                    string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);
            }
            return Answer(PutAside(
                id, context, desk, blind, fields.GetValueOrDefault("reason") ?? "", length!.Value));
        }
    }

    private static async Task<IResult> ShelveByFormAsync(
        long id, HttpContext context, IAlarmDesk desk, IBlindDrill blind)
    {
        if (!context.Request.HasFormContentType)
        {
            return Problems.Result(
                StatusCodes.Status415UnsupportedMediaType, "not-a-form",
                "This door takes a form; scripts use /api/alarms.");
        }
        IFormCollection form = await context.Request.ReadFormAsync(context.RequestAborted);
        var faults = new List<InputFault>();
        return Length(form["minutes"], faults) is { } length
            ? Back(PutAside(id, context, desk, blind, form["reason"].ToString(), length))
            : Problems.Result(StatusCodes.Status400BadRequest, "invalid-shelf", faults[0].Message, faults);
    }

    private static TimeSpan? Length(string? text, List<InputFault> faults)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            && minutes is >= 1 and <= 480)
            return TimeSpan.FromMinutes(minutes);
        faults.Add(new InputFault(
            "minutes", text is null ? "is missing; it must be a whole number from 1 to 480."
            : $"\"{text}\" must be a whole number from 1 to 480."));
        return null;
    }

    private static IResult Answer(AlarmOutcome outcome) =>
        outcome == AlarmOutcome.Done ? Results.NoContent() : Refuse(outcome);

    private static IResult Back(AlarmOutcome outcome) => outcome is AlarmOutcome.Done or AlarmOutcome.NothingToDo
        ? Results.LocalRedirect("~/alarms") : Refuse(outcome);

    private static IResult Refuse(AlarmOutcome outcome)
    {
        (int status, string code, string detail) = outcome switch
        {
            AlarmOutcome.Unknown => (404, "unknown-alarm", "There is no such alarm, or it needs nobody any more."),
            AlarmOutcome.NothingToDo => (409, "nothing-to-do", "It was so already."),
            AlarmOutcome.Incomplete => (
                400, "reason-missing", $"reason: say in 1 to {Limits.ReasonLength} characters why it can wait."),
            AlarmOutcome.TooLong => (
                400, "too-long", "minutes: up to 480, up to 15 for a high alarm."),
            _ => throw new InvalidOperationException($"{outcome} is not a refusal."),
        };
        return Problems.Result(status, code, detail);
    }
}
