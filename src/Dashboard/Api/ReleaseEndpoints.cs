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
        app.MapPost("/api/release/{id}/approve", ApproveAsync).RequireAuthorization(Policies.CanApprove).RequireToken()
            .Produces<ReleaseBody>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Approves a release that somebody else asked for.");
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
            : ReleaseCheck.Refuse(result.Outcome);
    }

    private static async Task<IResult> ApproveAsync(
        string id, HttpContext context, IReleaseDesk desk, ILogger<ReleaseBody> log)
    {
        if (!Guid.TryParse(id, out Guid request))
            return Problems.Result(StatusCodes.Status400BadRequest, "invalid-request-id",
                $"\"{id}\" must be the GUID of a release request.");
        Actor by = OperatorActor.Of(context.User);
        // Pressed is pressed, even if the page is left: an approval given up half way could be in the journal only.
        ReleaseResult result = await desk.ApproveAsync(request, by, CancellationToken.None);
        log.LogWarning("Release request {Request} approved by {Name}: {Outcome}", request, by.Name, result.Outcome);
        return result.Outcome == ReleaseOutcome.Released ? Results.Json(ReleaseBody.From(result))
            : ReleaseCheck.Refuse(result.Outcome);
    }
}
