using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>Where a session goes back to.</summary>
/// <param name="To">Market time at which it is handed over, frozen.</param>
/// <param name="Acts">What was done until then, in order: it is done again.</param>
internal sealed record ReturnPlan(MarketTime To, ImmutableArray<RecordedAct> Acts)
{
    /// <summary>Called when the new world stands there and the old one is still on screen; null for nothing.</summary>
    public Action? Leaving { get; init; }
}
