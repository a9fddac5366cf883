using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>Takes what gates acknowledge where nobody gives them a command.</summary>
internal sealed class NobodyListens : IGateAckSink
{
    /// <inheritdoc/>
    public bool Post(in GateAck ack) => true;
}
