using Ops.Simulator.Recorded;

namespace Ops.Simulator.Recording;

/// <summary>What really happened in a simulated world: what no server tells, and a replay can't know.</summary>
/// <param name="Ledger">The counts and sums.</param>
/// <param name="Flow">What became of recorded flow; null when the flow was simulated.</param>
public sealed record RecordedWorld(LedgerReport Ledger, RecordedFlowReport? Flow);
