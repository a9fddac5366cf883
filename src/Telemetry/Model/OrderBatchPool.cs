using System.Threading.Channels;

namespace Ops.Telemetry.Model;

/// <summary>
/// Recycles batches between a gate's feed and the loop so that nothing is allocated per event. When the pool is empty a
/// new batch is made; when it is full the returned one is left to the collector.
/// </summary>
public sealed class OrderBatchPool
{
    private readonly Channel<OrderBatch> _free = Channel.CreateBounded<OrderBatch>(
        new BoundedChannelOptions(Limits.BatchesPerServer * 2) { FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Takes an empty batch.</summary>
    /// <param name="server">The server whose events it will hold.</param>
    /// <returns>A batch that the caller owns.</returns>
    public OrderBatch Rent(ServerId server)
    {
        OrderBatch batch = _free.Reader.TryRead(out OrderBatch? pooled) ? pooled : new OrderBatch();
        batch.Rewind(server);
        return batch;
    }

    /// <summary>Gives a batch back; its events are no longer valid.</summary>
    /// <param name="batch">The batch.</param>
    public void Return(OrderBatch batch) => _free.Writer.TryWrite(batch);

    /// <summary>Leaves those that wait to be used again to the collector.</summary>
    public void Trim()
    {
        while (_free.Reader.TryRead(out _))
        {
            // gone
        }
    }
}
