using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>The canary: served by the thread that serves every gate, and part of nothing else.</summary>
public sealed partial class World
{
    private readonly IGateAckSink _acks;
    private volatile CanaryGate? _canary;

    /// <summary>Makes a canary; the one before it is served no more. Any thread.</summary>
    /// <param name="place">Its place in the control plane.</param>
    /// <returns>The canary.</returns>
    public ICanary MakeCanary(ServerId place) => _canary = new CanaryGate(place, _acks);
}
