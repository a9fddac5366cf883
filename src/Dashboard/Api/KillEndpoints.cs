using System.Text.Json;
using Ops.Dashboard.Auth;
using Ops.Dashboard.BlindDrill;

namespace Ops.Dashboard.Api;

/// <summary>Kill by HTTP.</summary>
internal static class KillEndpoints
{
    /// <summary>Where a kill is given.</summary>
    public const string Path = "/api/kill";

    /// <summary>Maps them.</summary>
    /// <param name="app">The application.</param>
    public static void MapKill(this WebApplication app)
    {
        app.MapPost(Path, KillAsync).RequireAuthorization(Policies.CanHalt).RequireToken().DisableRateLimiting()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonFields.LargestBody))
            .Accepts<KillInput>("application/json").Produces<KillReceipt>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Stops a server, a group or the fleet. The answer comes when every covered gate is latched.");
        app.MapGet("/api/kill/{ticket}", Find).RequireAuthorization(Policies.CanWatch).DisableRateLimiting()
            .Produces<KillReceipt>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Lifecycle of a kill.");
    }

    /// <summary>Turns what is wrong with a kill into a problem.</summary>
    /// <param name="check">What is wrong.</param>
    /// <returns>The result.</returns>
    internal static IResult Refuse(KillCheck.Outcome check) => Problems.Result(
        StatusOf(check), check.Code,
        string.Join(" ", check.Faults.Select(f => f.Field.Length == 0 ? f.Message : $"{f.Field}: {f.Message}")),
        check.Faults, check.Known);

    /// <summary>The HTTP status of what is wrong with a kill.</summary>
    /// <param name="check">What is wrong.</param>
    /// <returns>400 or 409.</returns>
    internal static int StatusOf(KillCheck.Outcome check) =>
        check.Code is "wrong-row" or KillCheck.IdUsed or KillCheck.OtherWorld or BlindDrillDesk.Code
            ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;

    private static async Task<IResult> KillAsync(HttpContext context, KillDesk desk, TimeProvider time)
    {
        long entered = time.GetTimestamp();
        (JsonDocument? body, IResult? problem) = await JsonFields.ReadBodyAsync(context.Request);
        if (body is null)
            return problem!;
        using (body)
        {
            var faults = new List<InputFault>();
            KillInput input = KillInput.From(body.RootElement, faults);
            (KillReceipt? receipt, KillCheck.Outcome check) =
                desk.Kill(input, OperatorActor.Of(context.User), entered, faults);
            return receipt is null ? Refuse(check) : Results.Json(
                await desk.RecordedAsync(receipt, time), statusCode: StatusCodes.Status202Accepted);
        }
    }

    private static IResult Find(string ticket, KillDesk desk)
    {
        if (!Guid.TryParse(ticket, out Guid commandId))
            return Problems.Result(StatusCodes.Status400BadRequest, "invalid-ticket",
                $"\"{ticket}\" must be the GUID of a kill's ticket.");
        return desk.Find(commandId) is { } receipt
            ? Results.Json(receipt)
            : Problems.Result(StatusCodes.Status404NotFound, "unknown-ticket",
            $"No kill has the ticket {commandId}: it was never given, or is older than the last " +
            $"{TicketBook.Capacity}.");
    }
}
