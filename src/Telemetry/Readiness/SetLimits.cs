using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Readiness;

/// <summary>How everything that limits a flow was set at one moment.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Gates">The hard limits of the gates.</param>
internal sealed record SetLimits(RuleBook Rules, GateLimitBook Gates);
