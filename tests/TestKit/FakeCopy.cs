using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>A drop copy that a test fills by hand; nothing of it is ever lost.</summary>
/// <param name="server">The server whose session it is.</param>
public sealed class FakeCopy(ServerId server) : IDropCopy
{
    private readonly Channel<DropCopyBatch> _channel =
        Channel.CreateBounded<DropCopyBatch>(new BoundedChannelOptions(Limits.BatchesPerServer));

    private long _last;

    public ServerId Server => server;

    public ChannelReader<DropCopyBatch> Batches => _channel.Reader;

    public MarketTime HeardUntil { get; set; }

    public void Return(DropCopyBatch batch) => batch.Rewind();

    /// <summary>The venue says that an order arrived.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="at">When.</param>
    public void Received(long order, MarketTime at) => Tell(DropCopyKind.Received, order, at);

    /// <summary>The venue says that an order was filled.</summary>
    /// <param name="order">Its number.</param>
    /// <param name="at">When.</param>
    public void Filled(long order, MarketTime at) => Tell(DropCopyKind.Filled, order, at);

    private void Tell(DropCopyKind kind, long order, MarketTime at)
    {
        var batch = new DropCopyBatch(1);
        batch.Add(new DropCopyEvent
        {
            Sequence = ++_last, TimeNanoseconds = at.Nanoseconds, OrderNumber = order, Quantity = 100,
            Kind = kind, Side = Side.Buy,
        });
        if (!_channel.Writer.TryWrite(batch))
            throw new InvalidOperationException("The fake drop copy is full: pump the loop.");
    }
}
