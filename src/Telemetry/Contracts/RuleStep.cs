namespace Ops.Telemetry.Contracts;

/// <summary>One step of a rule's ladder.</summary>
/// <param name="AtPercent">Share of the limit from which it acts, 1 to 1,000. Below 100 it acts when the share is
/// reached, from 100 when it is passed.</param>
/// <param name="Action">What it does.</param>
public readonly record struct RuleStep(int AtPercent, LimitAction Action);
