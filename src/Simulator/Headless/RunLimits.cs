using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>Every rule and every limit of the gates as a room begins with it.</summary>
/// <param name="Rules">The rules; whether breakers act is said beside them.</param>
/// <param name="Gates">The limits of the gates.</param>
internal sealed record RunLimits(RuleBook Rules, GateLimitBook Gates);
