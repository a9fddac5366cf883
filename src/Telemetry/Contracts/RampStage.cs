namespace Ops.Telemetry.Contracts;

/// <summary>One stage of a restart.</summary>
/// <param name="Percent">Share of the usual order rate that the gate lets out, 1 to 100.</param>
/// <param name="Length">How long it lasts at the least, in market time.</param>
public sealed record RampStage(int Percent, TimeSpan Length);
