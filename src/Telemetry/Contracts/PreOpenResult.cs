namespace Ops.Telemetry.Contracts;

/// <summary>How a word before the open was taken, with the state after it.</summary>
/// <param name="Outcome">How.</param>
/// <param name="State">What people have said so far.</param>
/// <param name="Verdict">Whether the fleet may open.</param>
public sealed record PreOpenResult(PreOpenOutcome Outcome, PreOpenState State, PreOpenVerdict Verdict);
