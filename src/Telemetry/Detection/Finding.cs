using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>What a detector found at one tick, in figures only; the sentence is made when somebody reads it.</summary>
/// <param name="Severity">How bad; never <see cref="AnomalySeverity.Calm"/>.</param>
/// <param name="Value">What was measured: money in its units, else a count.</param>
/// <param name="Limit">What it is held against, in the same unit.</param>
/// <param name="Action">What the limit is wired to; null when the rule is wired to nothing.</param>
internal readonly record struct Finding(AnomalySeverity Severity, long Value, long Limit, LimitAction? Action);
