namespace Ops.Simulator.Headless.Review;

/// <summary>What the incident comes to when it is stopped some time after its onset.</summary>
/// <param name="Seconds">How long after.</param>
/// <param name="At">Market time of the kill, HH:mm:ss.ffffff.</param>
/// <param name="Outcome">What it comes to.</param>
public sealed record CurvePoint(int Seconds, string At, Outcome Outcome);
