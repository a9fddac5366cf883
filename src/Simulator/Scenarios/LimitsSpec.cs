using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Scenarios;

/// <summary>Limits a scenario sets; null leaves the configuration's.</summary>
/// <param name="PerServer">For each server.</param>
/// <param name="Fleet">For the fleet.</param>
public sealed record LimitsSpec(ServerLimits? PerServer, ServerLimits? Fleet);
