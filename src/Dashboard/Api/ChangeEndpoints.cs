using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Changes of what servers run: thought through by anybody who watches, made in training alone.</summary>
internal static class ChangeEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapChanges(this WebApplication app)
    {
        app.MapPost("/api/changes/preview", PreviewAsync).RequireAuthorization(Policies.CanWatch).RequireToken()
            .Produces<OutlookBody>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("What a deploy, rollback, restart or flag change would make every server execute.");
        app.MapPost("/api/training/changes", SubmitAsync).RequireAuthorization(Policies.CanChange).RequireToken()
            .Produces<ChangeBody>().Produces<ChangeBody>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Makes a change in the training session; what makes things worse waits for a second person.");
        app.MapPost("/api/training/changes/{id}/approve", Approve).RequireAuthorization(Policies.CanChange)
            .RequireToken().Produces<ChangeBody>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Approves a change that somebody else asked for; it is made at once.");
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, IFleetReader fleet, IChangeReader changes)
    {
        (ChangeInput? input, IResult? problem) = await ReadAsync(context, fleet);
        if (input is null)
            return problem!;
        ChangeThought thought = changes.Think(input.Request);
        return thought.Outlook is { } outlook ? Results.Json(OutlookBody.From(outlook)) : Faulty(thought.Faults);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, IFleetReader fleet, IChangeDesk desk)
    {
        (ChangeInput? input, IResult? problem) = await ReadAsync(context, fleet);
        return input is null ? problem!
            : Answer(desk.Submit(input.Request, OperatorActor.Of(context.User), input.Reason));
    }

    private static IResult Approve(string id, HttpContext context, IChangeDesk desk) => ChangeId.Parse(id) is { } change
        ? Answer(desk.Approve(change, OperatorActor.Of(context.User)))
        : Problems.Result(
            StatusCodes.Status400BadRequest, "invalid-change-id", $"\"{id}\" must be a change's number such as C-1.");

    private static async ValueTask<(ChangeInput? Input, IResult? Problem)> ReadAsync(
        HttpContext context, IFleetReader fleet)
    {
        if (fleet.Current is not { } now)
            return (null, NoPicture());
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return (null, problem);
        using (body)
        {
            var faults = new List<InputFault>();
            ChangeInput input = ChangeInput.Read(body.RootElement, now.Fleet, faults);
            return faults.Count == 0 ? (input, null) : (null, Refuse(faults));
        }
    }

    private static IResult Faulty(IEnumerable<ChangeFault> faults) =>
        Refuse([.. faults.Select(static fault => new InputFault(fault.Field, fault.Message))]);

    private static IResult Refuse(List<InputFault> faults) => Problems.Result(
        StatusCodes.Status400BadRequest, "invalid-change",
        string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);

    private static IResult Answer(ChangeResult result) => result switch
    {
        { Outcome: ChangeOutcome.Applied, Entry: { } made } => Results.Json(ChangeBody.From(result.Outcome, made)),
        { Outcome: ChangeOutcome.AwaitingApproval, Entry: { } waits } =>
            Results.Json(ChangeBody.From(result.Outcome, waits), statusCode: StatusCodes.Status202Accepted),
        _ => Refusal(result),
    };

    private static IResult Refusal(ChangeResult result) => result.Outcome switch
    {
        ChangeOutcome.Faulty => Faulty(result.Faults),
        ChangeOutcome.NotOffered => Problems.Result(
            StatusCodes.Status409Conflict, "change-not-offered",
            "The standing fleet's servers are changed by their own tools; here a change is only thought through. " +
            "In a training session it can be made."),
        ChangeOutcome.UnknownChange => Problems.Result(
            StatusCodes.Status404NotFound, "unknown-change", "There is no such change, or it lapsed; ask again."),
        ChangeOutcome.SamePerson => Problems.Result(
            StatusCodes.Status403Forbidden, "same-person",
            "Who asked for a change that makes things worse can't approve it, nor an account still in that person's " +
            "hand. A second person must."),
        ChangeOutcome.NotAPerson => Problems.Result(
            StatusCodes.Status403Forbidden, "not-a-person",
            "Only people change servers. This key belongs to a program; give it a person in Ops:Auth:ApiKeys."),
        ChangeOutcome.NoPicture => NoPicture(),
        ChangeOutcome.TooMany => Problems.Result(
            StatusCodes.Status409Conflict, "too-many-changes",
            $"{Limits.ChangesWaiting} changes wait already; approve them or let them lapse."),
        _ => Refuse([new InputFault("reason", $"must have 1 to {Limits.ReasonLength} characters.")]),
    };

    private static IResult NoPicture() => Problems.Result(
        StatusCodes.Status503ServiceUnavailable, "no-picture", "There is no picture of the fleet yet.");
}
