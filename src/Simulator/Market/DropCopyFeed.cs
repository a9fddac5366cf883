using System.Threading.Channels;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// The venue's drop copy of one server's session, numbered and handed over by the venue. When the channel is full the
/// batch is lost, and the gap in the numbers shows it: the venue waits for nobody. One thread writes it.
/// </summary>
/// <param name="server">The server.</param>
internal sealed class DropCopyFeed(ServerId server) : IDropCopy
{
    private readonly Channel<DropCopyBatch> _channel = Bounded();
    private readonly Channel<DropCopyBatch> _free = Bounded();
    private readonly Queue<DropCopyBatch> _held = new();
    private DropCopyBatch _batch = new();
    private long _sequence;
    private readonly OpenAtVenue _open = new();
    private volatile bool _isAsked;
    private FeedBeat _beat = new(default);
    private bool _stalled;
    private bool _losing;

    /// <inheritdoc/>
    public ServerId Server => server;

    /// <inheritdoc/>
    public ChannelReader<DropCopyBatch> Batches => _channel.Reader;

    /// <inheritdoc/>
    public MarketTime HeardUntil => ReadBeat().Until;

    /// <inheritdoc/>
    public FeedBeat ReadBeat() => Volatile.Read(ref _beat);

    /// <inheritdoc/>
    public void Return(DropCopyBatch batch) => _free.Writer.TryWrite(batch);

    /// <summary>Leaves batches that wait to be used again to the collector.</summary>
    public void Trim()
    {
        while (_free.Reader.TryRead(out _))
        {
            // gone
        }
    }

    /// <inheritdoc/>
    public void AskStatement() => _isAsked = true;

    /// <summary>Whether nobody will ever read it: what is told is not kept.</summary>
    internal bool IsUnread { get; set; }

    /// <summary>Tells what happened to an order of the routing servers.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="order">The order.</param>
    /// <param name="shares">Shares, as the kind counts them.</param>
    /// <param name="priceTicks">The price.</param>
    /// <param name="now">When.</param>
    public void Tell(DropCopyKind kind, in WorkingOrder order, int shares, long priceTicks, long now)
    {
        if (IsUnread)
            return;
        Append(new DropCopyEvent
        {
            Sequence = ++_sequence, TimeNanoseconds = now, OrderNumber = order.Number, PriceTicks = priceTicks,
            Quantity = shares, SymbolIndex = order.Symbol, Kind = kind, Side = order.Side,
        });
    }

    /// <summary>Tells what happened to any other order.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="order">The order, with the quantity and price the kind asks for.</param>
    public void Tell(DropCopyKind kind, in ChildOrder order) => Append(
        new DropCopyEvent
        {
            Sequence = ++_sequence, TimeNanoseconds = order.At.Nanoseconds, OrderNumber = order.Order.Value,
            PriceTicks = order.Limit.Ticks, Quantity = order.Quantity, SymbolIndex = order.Symbol.Index, Kind = kind,
            Side = order.Side,
        });

    /// <summary>Tells again what a venue told when it was recorded, under a number of today.</summary>
    /// <param name="told">What it told.</param>
    public void TellAgain(in DropCopyEvent told) => Append(told with { Sequence = ++_sequence });

    /// <summary>Hands over what waits, and says that everything before an instant has been handed over.</summary>
    /// <param name="until">The instant, in market time.</param>
    /// <returns>Whether anything was handed over.</returns>
    public bool Flush(MarketTime until)
    {
        if (_stalled)
            return false;
        if (_isAsked && !_losing)
            State(until);
        bool waits = _batch.Count > 0;
        if (waits)
            HandOver();
        if (!_losing && (_beat.Until != until || _beat.LastSequence != _sequence))
            Volatile.Write(ref _beat, new FeedBeat(until, _sequence)); // after what it speaks of
        return waits;
    }

    /// <summary>
    /// Lets the line hang, or takes that back. It holds <see cref="Limits.BatchesPerServer"/> full batches; what comes
    /// after them is lost. When it is back it hands over what it held, in order.
    /// </summary>
    /// <param name="stalled">Whether it hangs.</param>
    public void Stall(bool stalled)
    {
        _stalled = stalled;
        while (!stalled && _held.TryDequeue(out DropCopyBatch? batch))
            Deliver(batch);
    }

    /// <summary>Lets the line be dead: everything is lost and no heartbeat comes. Or takes that back.</summary>
    /// <param name="losing">Whether it is.</param>
    public void LoseAll(bool losing)
    {
        if (_batch.Count > 0 && !_stalled)
            HandOver();
        _losing = losing;
    }

    private static Channel<DropCopyBatch> Bounded() => Channel.CreateBounded<DropCopyBatch>(
        new BoundedChannelOptions(Limits.BatchesPerServer) { FullMode = BoundedChannelFullMode.Wait });

    // Dated just before the instant, so that the tick at it takes them.
    private void State(MarketTime until)
    {
        _isAsked = false;
        long now = Math.Max(0, until.Nanoseconds - 1);
        var statement = new DropCopyEvent
        {
            Sequence = ++_sequence, TimeNanoseconds = now, OrderNumber = 0, Quantity = _open.Count,
            Kind = DropCopyKind.Statement,
        };
        Append(statement);
        foreach (DropCopyEvent open in _open.Orders)
            Append(open with { Sequence = ++_sequence, TimeNanoseconds = now, Kind = DropCopyKind.Open });
    }

    private void Append(in DropCopyEvent item)
    {
        if (IsUnread)
            return;
        _open.Follow(item);
        _batch.Add(item);
        if (_batch.IsFull)
            HandOver();
    }

    private void HandOver()
    {
        DropCopyBatch full = _batch;
        _batch = _free.Reader.TryRead(out DropCopyBatch? pooled) ? pooled : new DropCopyBatch();
        _batch.Rewind();
        if (_stalled && !_losing && _held.Count < Limits.BatchesPerServer)
            _held.Enqueue(full);
        else if (_stalled || _losing)
            Return(full);
        else
            Deliver(full);
    }

    private void Deliver(DropCopyBatch batch)
    {
        if (!_channel.Writer.TryWrite(batch))
            Return(batch); // the gap in the numbers tells
    }
}
