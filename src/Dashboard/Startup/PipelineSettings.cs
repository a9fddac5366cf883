using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Startup;

/// <summary>The measuring side.</summary>
/// <param name="SnapshotsPerSecond">Pictures of the fleet per second, 1 to 10.</param>
/// <param name="PerServer">Limits of each server unless its scenario sets others.</param>
/// <param name="Fleet">Limits of the fleet unless the scenario sets others.</param>
internal sealed record PipelineSettings(int SnapshotsPerSecond, ServerLimits PerServer, ServerLimits Fleet);
