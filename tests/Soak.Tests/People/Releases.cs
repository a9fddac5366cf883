using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Soak.Tests.People;

/// <summary>How releases are approved here: whatever the facts say against them is overridden.</summary>
internal static class Releases
{
    /// <summary>Approves.</summary>
    /// <param name="room">The room.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="by">Who approves.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException">It has not ended yet.</exception>
    public static ReleaseResult Approve(TelemetryRoom room, ReleaseRequest asked, Actor by)
    {
        var approval = new ReleaseApproval(asked.Id, by)
        {
            Overrides =
            [
                .. (room.ReleaseChecks.Check(asked.Hold)?.Open ?? [])
                    .Select(static line => new ReleaseOverride(line.Item, "a soak goes on")),
            ],
        };
        ValueTask<ReleaseResult> answer = room.ReleaseDesk.ApproveAsync(approval);
        return answer.IsCompletedSuccessfully
            ? answer.Result
            : throw new InvalidOperationException("The journal of a soak answers at once.");
    }
}
