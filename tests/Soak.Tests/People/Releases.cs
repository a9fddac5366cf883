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
    /// <returns>How it ends: at once, unless the disk is slow.</returns>
    public static ValueTask<ReleaseResult> ApproveAsync(TelemetryRoom room, ReleaseRequest asked, Actor by)
    {
        var approval = new ReleaseApproval(asked.Id, by)
        {
            Overrides =
            [
                .. (room.ReleaseChecks.Check(asked.Hold)?.Open ?? [])
                    .Select(static line => new ReleaseOverride(line.Item, "a soak goes on")),
            ],
        };
        return room.ReleaseDesk.ApproveAsync(approval);
    }
}
