using System.Collections.Immutable;
using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>Release by HTTP: one person asks, another approves.</summary>
internal static class ReleaseEndpoints
{
    private static readonly string[] s_fields = ["hold", "cause", "evidence"];

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapRelease(this WebApplication app)
    {
        app.MapPost("/api/release", RequestAsync).RequireAuthorization(Policies.CanRelease).RequireToken()
            .Accepts<ReleaseInput>("application/json").Produces<ReleaseBody>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Asks for the release of a hold, with the cause found and the evidence that it is gone.");
        app.MapGet("/api/release/{hold}", Check).RequireAuthorization(Policies.CanWatch)
            .Produces<ChecklistBody>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What the facts say about the release of a hold: pass, fail or unknown, line by line.");
        app.MapPost("/api/release/{id}/approve", ApproveAsync).RequireAuthorization(Policies.CanApprove).RequireToken()
            .Produces<ReleaseBody>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Approves a release that somebody else asked for; a line of the checklist that does not " +
                "pass needs an override with its reason.");
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IReleaseDesk desk, ILogger<ReleaseBody> log)
    {
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            Dictionary<string, string?> fields = JsonFields.Read(body.RootElement, s_fields, faults);
            var input = new ReleaseInput(
                fields.GetValueOrDefault("hold"), fields.GetValueOrDefault("cause"),
                fields.GetValueOrDefault("evidence"));
            return Request(input, OperatorActor.Of(context.User), desk, log, faults);
        }
    }

    private static IResult Request(
        ReleaseInput input, Actor by, IReleaseDesk desk, ILogger log, List<InputFault> faults)
    {
        HoldId? hold = ReleaseCheck.Run(input, faults);
        if (hold is null || faults.Count > 0)
        {
            return Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-release",
                string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults);
        }
        ReleaseResult result = desk.Request(hold.Value, by, input.Cause!.Trim(), input.Evidence!.Trim());
        log.LogWarning("Release of {Hold} asked by {Name}: {Outcome}", hold.Value.ToString(), by.Name, result.Outcome);
        return result.Outcome == ReleaseOutcome.AwaitingApproval
            ? Results.Json(ReleaseBody.From(result), statusCode: StatusCodes.Status202Accepted)
            : ReleaseCheck.Refuse(result);
    }

    private static async Task<IResult> ApproveAsync(
        string id, HttpContext context, IReleaseDesk desk, IControlReader control, ILogger<ReleaseBody> log)
    {
        if (!Guid.TryParse(id, out Guid request))
            return Problems.Result(StatusCodes.Status400BadRequest, "invalid-request-id",
                $"\"{id}\" must be the GUID of a release request.");
        (ImmutableArray<ReleaseOverride> overrides, IResult? problem) = await OverridesAsync(context.Request);
        if (problem is not null)
            return problem;
        Actor by = OperatorActor.Of(context.User);
        // Pressed is pressed, even if the page is left: an approval given up half way could be in the journal only.
        ReleaseResult result = await desk.ApproveAsync(
            new ReleaseApproval(request, by) { Overrides = overrides });
        log.LogWarning("Release request {Request} approved by {Name}: {Outcome}", request, by.Name, result.Outcome);
        return result.Outcome == ReleaseOutcome.Released
            ? Results.Json(ReleaseBody.From(result).With(control.Current))
            : ReleaseCheck.Refuse(result);
    }

    private static async ValueTask<(ImmutableArray<ReleaseOverride>, IResult?)> OverridesAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType() || request.ContentLength == 0)
            return ([], null); // an approval without a body overrides nothing
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(request);
        if (body is null)
            return ([], problem);
        using (body)
        {
            var faults = new List<InputFault>();
            ImmutableArray<ReleaseOverride> overrides = OverrideInput.From(body.RootElement, faults);
            return faults.Count == 0 ? (overrides, null) : ([], Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-override",
                string.Join(" ", faults.Select(f => $"{f.Field}: {f.Message}")), faults));
        }
    }

    private static IResult Check(string hold, IReleaseReader checks, IControlReader control)
    {
        ReleaseRequest? request = Guid.TryParse(hold, out Guid id)
            ? control.Current.Requests.FirstOrDefault(one => one.Id == id)
            : control.Current.Requests.FirstOrDefault(one => one.Hold.ToString() == hold);
        if (request is null && !ReleaseCheck.TryHold(hold, out _))
        {
            return Problems.Result(
                StatusCodes.Status400BadRequest, "invalid-hold",
                $"\"{hold}\" must be a hold such as H-7, or the GUID of a waiting request.");
        }
        HoldId about = request?.Hold ?? (ReleaseCheck.TryHold(hold, out HoldId named) ? named : default);
        return checks.Check(about) is { } checklist
            ? Results.Json(ChecklistBody.From(checklist, request?.Id))
            : ReleaseCheck.Refuse(new ReleaseResult(ReleaseOutcome.UnknownHold, Request: null));
    }
}
