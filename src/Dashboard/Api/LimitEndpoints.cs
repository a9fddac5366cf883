using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Limits by HTTP: who tightens is alone, who loosens needs a second person.</summary>
internal static class LimitEndpoints
{
    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapLimits(this WebApplication app)
    {
        app.MapGet("/api/limits", (ILimitReader limits, IFleetReader fleet) =>
                Results.Json(LimitTableBody.From(limits.Current, fleet.Current)))
            .RequireAuthorization(Policies.CanWatch).Produces<LimitTableBody>()
            .WithSummary("Every rule's value beside its limit and action, the gates' hard limits, what waits.");
        app.MapPost("/api/limits/proposals", ProposeAsync).RequireAuthorization(Policies.CanRelease).RequireToken()
            .Accepts<LimitInput>("application/json").Produces<LimitAnswerBody>()
            .Produces<LimitAnswerBody>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Sets a limit otherwise: at once when it only tightens, else after a second person's word.");
        app.MapPost("/api/limits/proposals/{id}/approve", ApproveAsync).RequireAuthorization(Policies.CanApprove)
            .RequireToken().Produces<LimitAnswerBody>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Approves a loosening that somebody else proposed.");
    }

    private static async Task<IResult> ProposeAsync(
        HttpContext context, ILimitDesk desk, ILimitReader limits, ILogger<LimitAnswerBody> log)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            var input = LimitInput.From(JsonFields.Read(body.RootElement, LimitInput.Fields, faults));
            LimitChange? change = LimitCheck.Run(input, limits.Current.Rules, faults);
            if (change is null || faults.Count > 0)
            {
                return Problems.Result(
                    StatusCodes.Status400BadRequest, "invalid-limit",
                    string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);
            }
            Actor by = OperatorActor.Of(context.User);
            LimitResult result = desk.Propose(change, by, input.Reason!);
            log.LogWarning("{Change} proposed by {Name}: {Outcome}", change.Subject, by.Name, result.Outcome);
            return result.Outcome switch
            {
                LimitOutcome.Applied => Results.Json(LimitAnswerBody.From(result)),
                LimitOutcome.AwaitingApproval => Results.Json(
                    LimitAnswerBody.From(result), statusCode: StatusCodes.Status202Accepted),
                _ => LimitCheck.Refuse(result),
            };
        }
    }

    private static async Task<IResult> ApproveAsync(
        string id, HttpContext context, ILimitDesk desk, ILogger<LimitAnswerBody> log)
    {
        if (!Guid.TryParse(id, out Guid proposal))
            return Problems.Result(StatusCodes.Status400BadRequest, "invalid-proposal-id",
                $"\"{id}\" must be the GUID of a proposal.");
        Actor by = OperatorActor.Of(context.User);
        // Pressed is pressed, even if the page is left: an approval given up half way could be in the journal only.
        LimitResult result = await desk.ApproveAsync(proposal, by);
        log.LogWarning("Proposal {Proposal} approved by {Name}: {Outcome}", proposal, by.Name, result.Outcome);
        return result.Outcome == LimitOutcome.Applied ? Results.Json(LimitAnswerBody.From(result))
            : LimitCheck.Refuse(result);
    }
}
