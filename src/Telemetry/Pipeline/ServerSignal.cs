using Ops.Telemetry.Detection;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// What a server's chain lets out: that something trips. What is measured stays in the chain until somebody asks.
/// </summary>
/// <param name="Server">The chain.</param>
/// <param name="Standing">The finding.</param>
internal readonly record struct ServerSignal(ServerChain Server, StandingFinding Standing);
