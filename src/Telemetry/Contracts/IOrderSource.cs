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

    /// <summary>Gives a batch back after its step.</summary>
    /// <param name="batch">The batch.</param>
    void Return(OrderBatch batch);
}
