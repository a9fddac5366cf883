using System.Threading.Channels;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The stream of one server's order events.</summary>
public interface IOrderSource
{
    /// <summary>The server.</summary>
    ServerId Server { get; }

    /// <summary>Its batches, bounded by <see cref="Limits.BatchesPerServer"/>.</summary>
    ChannelReader<OrderBatch> Batches { get; }

    /// <summary>Events lost because the channel was full, in total.</summary>
    long LostEvents { get; }

    /// <summary>
    /// The server's heartbeat: everything that happened on it before this market time has been handed over, also when
    /// that was nothing. A feed that hangs while the others go on is known by it; midnight before the first beat.
    /// Written by the gate's own thread, may be read from any.
    /// </summary>
    MarketTime AliveUntil { get; }

    /// <summary>
    /// Reads the latest heartbeat with its numbers, one consistent word. For the loop's thread alone; without numbers
    /// unless the source knows them.
    /// </summary>
    /// <returns>The heartbeat.</returns>
    FeedBeat ReadBeat() => new(AliveUntil);

    /// <summary>Gives a batch back after its step.</summary>
    /// <param name="batch">The batch.</param>
    void Return(OrderBatch batch);
}
