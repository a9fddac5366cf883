using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Ahead;

/// <summary>Keeps what gates answer until the room has come to the step in which they did.</summary>
internal sealed class AheadAcks : IGateAckSink
{
    private readonly Channel<GateAck> _waiting = Channel.CreateBounded<GateAck>(
        new BoundedChannelOptions(Limits.AcknowledgementsWaiting) { FullMode = BoundedChannelFullMode.Wait });

    /// <inheritdoc/>
    public bool Post(in GateAck ack) => _waiting.Writer.TryWrite(ack);

    /// <summary>Takes the oldest answer.</summary>
    /// <param name="ack">The answer.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake([NotNullWhen(true)] out GateAck ack) => _waiting.Reader.TryRead(out ack);
}
