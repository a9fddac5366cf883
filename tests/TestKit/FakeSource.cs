using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>A server's stream that a test fills by hand.</summary>
public sealed class FakeSource : IOrderSource
{
    private readonly Channel<OrderBatch> _channel;

    /// <summary>An empty stream.</summary>
    /// <param name="server">The server.</param>
    /// <param name="capacity">Batches it can hold.</param>
    public FakeSource(ServerId server, int capacity = Limits.BatchesPerServer)
    {
        Server = server;
        _channel = Channel.CreateBounded<OrderBatch>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    public ServerId Server { get; }

    public ChannelReader<OrderBatch> Batches => _channel.Reader;

    public long LostEvents { get; set; }

    public MarketTime AliveUntil { get; set; }

    /// <summary>The numbers its heartbeat tells; 0 for none.</summary>
    public (long Sequence, long Send) Told { get; set; }

    /// <summary>A heartbeat made beforehand, which stands for the figures above; null for none.</summary>
    public FeedBeat? Beat { get; set; }

    public FeedBeat ReadBeat() => Beat ?? new FeedBeat(AliveUntil, Told.Sequence, Told.Send);

    /// <summary>Whether the server gives no sign of life while the feed's ticks go on.</summary>
    public bool IsSilent { get; set; }

    /// <summary>Batches given back.</summary>
    public int Returned { get; private set; }

    public void Return(OrderBatch batch) => Returned++;

    /// <summary>Hands over a ready batch.</summary>
    /// <param name="batch">The batch.</param>
    public void Publish(OrderBatch batch)
    {
        if (!_channel.Writer.TryWrite(batch))
            throw new InvalidOperationException("The fake source is full: pump the loop.");
    }

    /// <summary>Hands over events in batches of a size.</summary>
    /// <param name="events">The events.</param>
    /// <param name="batchSize">Events per batch.</param>
    public void Publish(IEnumerable<OrderEvent> events, int batchSize = Limits.BatchCapacity)
    {
        foreach (OrderEvent[] chunk in events.Chunk(batchSize))
        {
            var batch = new OrderBatch();
            batch.Rewind(Server);
            foreach (OrderEvent item in chunk)
                batch.Add(item);
            Publish(batch);
        }
    }
}
