using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>
/// The checklist before a gate opens again, computed from facts alone: nobody ticks a box. What can't be told is
/// unknown, and that counts as little as a failure.
/// </summary>
internal static class ReleaseChecks
{
    /// <summary>Makes the checklist.</summary>
    /// <param name="facts">The facts of one moment.</param>
    /// <returns>One line per item, in their order.</returns>
    public static ReleaseChecklist Of(ReleaseFacts facts) => new(
        facts.Hold.Id,
        [
            CauseCheck.Of(facts), ParityCheckLine.Of(facts), OrdersCheck.Of(facts), LimitsCheck.Of(facts),
            FeedCheck.Of(facts), PositionsCheck.Of(facts),
        ]);
}
