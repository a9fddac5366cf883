using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Carries acknowledgements from the gates' sending threads to the collector. Bounded by
/// <see cref="Limits.AcknowledgementsWaiting"/>; when it is full <see cref="Post"/> answers false, counts, and the gate
/// repeats its acknowledgement at its next tick, so nothing is lost for good.
/// </summary>
public sealed class AckQueue : IGateAckSink
{
    private readonly Channel<GateAck> _waiting = Channel.CreateBounded<GateAck>(
        new BoundedChannelOptions(Limits.AcknowledgementsWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly object _arrival = new();
    private long _turnedAway;

    /// <summary>Acknowledgements that found no room, in total.</summary>
    public long TurnedAway => Interlocked.Read(ref _turnedAway);

    /// <inheritdoc/>
    public bool Post(in GateAck ack)
    {
        if (!_waiting.Writer.TryWrite(ack))
        {
            Interlocked.Increment(ref _turnedAway);
            return false;
        }
        Wake();
        return true;
    }

    /// <summary>Takes the oldest acknowledgement.</summary>
    /// <param name="ack">The acknowledgement.</param>
    /// <returns>Whether there was one.</returns>
    internal bool TryTake([NotNullWhen(true)] out GateAck ack) => _waiting.Reader.TryRead(out ack);

    /// <summary>Ends a wait early.</summary>
    internal void Wake()
    {
        lock (_arrival)
            Monitor.Pulse(_arrival);
    }

    /// <summary>Waits until something arrives. Only a dedicated thread may call it.</summary>
    /// <param name="timeout">How long at most.</param>
    internal void Wait(TimeSpan timeout)
    {
        lock (_arrival)
        {
            if (!_waiting.Reader.TryPeek(out _))
                Monitor.Wait(_arrival, timeout);
        }
    }
}
