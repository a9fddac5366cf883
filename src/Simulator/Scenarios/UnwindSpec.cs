namespace Ops.Simulator.Scenarios;

/// <summary>How the position left at the end is worked off.</summary>
/// <param name="ParticipationPerMille">Share of the market's volume the unwinding trades take.</param>
/// <param name="ImpactBps">Cost, in hundredths of a percent of notional, of unwinding one usual day's volume; grows
/// with the square root of the size.</param>
/// <param name="ReversionPerMille">Part of the price move caused by our own flow that is gone when the unwind is
/// done.</param>
public sealed record UnwindSpec(int ParticipationPerMille, int ImpactBps, int ReversionPerMille);
