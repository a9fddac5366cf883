using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Numbers a server's events and hands them over in batches through a bounded channel. When the channel is full the
/// batch
/// is lost and counted, and the gap in the numbers shows it: the server never waits for who watches it.
/// </summary>
public sealed class GateFeed : IOrderSource
{
    private readonly Lock _lock = new();
    private readonly OrderBatchPool _pool = new();
    private readonly Channel<OrderBatch> _channel = Channel.CreateBounded<OrderBatch>(
        new BoundedChannelOptions(Limits.BatchesPerServer)
        {
            FullMode = BoundedChannelFullMode.Wait, // TryWrite answers false when full, so that the loss is counted
            SingleReader = true,
        });

    private readonly GateLedger _ledger = new();
    private readonly long[] _observed = new long[Enum.GetValues<GateRefusal>().Length];
    private OrderBatch _batch;
    private long _feedSequence;
    private long _sendSequence;
    private readonly Queue<OrderBatch> _held = new();
    private long _lost;
    private FeedBeat _beat = new(default);
    private long _told; // the last event that was handed over or lost
    private long _toldSend; // the last new order of those
    private bool _stalled;
    private bool _losing;
    private long _clockOffset;

    /// <summary>A feed that starts at number 1.</summary>
    /// <param name="server">The server.</param>
    /// <param name="references">The prices its orders are held against; null for none.</param>
    public GateFeed(ServerId server, ReferencePrices? references = null)
    {
        Server = server;
        _ledger.References = references;
        _batch = _pool.Rent(server);
    }

    /// <inheritdoc/>
    public ServerId Server { get; }

    /// <inheritdoc/>
    public ChannelReader<OrderBatch> Batches => _channel.Reader;

    /// <inheritdoc/>
    public long LostEvents => Interlocked.Read(ref _lost);

    /// <inheritdoc/>
    public MarketTime AliveUntil => ReadBeat().Until;

    /// <inheritdoc/>
    public FeedBeat ReadBeat() => Volatile.Read(ref _beat);

    /// <summary>Number of the last new order.</summary>
    public long LastSend => Interlocked.Read(ref _sendSequence);

    /// <inheritdoc/>
    public void Return(OrderBatch batch) => _pool.Return(batch);

    /// <summary>Leaves batches that wait to be used again to the collector.</summary>
    public void Trim() => _pool.Trim();

    /// <summary>
    /// Records what happened to an order after it left, or to a parent. Sent orders are recorded by the gate alone.
    /// </summary>
    /// <param name="kind">What happened; never <see cref="OrderEventKind.Sent"/>.</param>
    /// <param name="order">The order it happened to, with the quantity and price the kind asks for.</param>
    /// <param name="aux">See <see cref="OrderEvent.Aux"/>.</param>
    public void Record(OrderEventKind kind, in ChildOrder order, int aux = 0)
    {
        if (kind == OrderEventKind.Sent)
            throw new ArgumentException("Only the gate records a sent order.", nameof(kind));
        using (Enter())
        {
            _ledger.Apply(kind, order, aux);
            Append(kind, order, send: 0, aux);
        }
    }

    /// <summary>Whether one thread at a time sends and hands over: then it takes no lock for each event.</summary>
    internal bool HasOneThread { get; set; }

    /// <summary>
    /// Whether nobody will ever read the events: they are numbered and booked in the gate's ledger, and not kept.
    /// </summary>
    internal bool IsUnread { get; set; }

    /// <summary>Orders that left although a limit would have refused them: limits that only observe.</summary>
    /// <param name="reason">Why they would have been refused.</param>
    /// <returns>How many.</returns>
    public long Observed(GateRefusal reason) => Interlocked.Read(ref _observed[(int)reason]);

    /// <summary>Hands over what is waiting, so that a quiet server is not late.</summary>
    /// <param name="timestamp"><see cref="TimeProvider.GetTimestamp"/>, or 0 in virtual time.</param>
    /// <returns>Whether anything was handed over.</returns>
    public bool Flush(long timestamp)
    {
        using (Enter())
            return Flush_NeedsLock(timestamp);
    }

    /// <summary>Hands over what is waiting, and says that everything before an instant has been.</summary>
    /// <param name="timestamp"><see cref="TimeProvider.GetTimestamp"/>, or 0 in virtual time.</param>
    /// <param name="until">The instant, in market time.</param>
    /// <returns>Whether anything was handed over.</returns>
    public bool Flush(long timestamp, MarketTime until)
    {
        using (Enter())
        {
            bool any = Flush_NeedsLock(timestamp);
            Beat_NeedsLock(until);
            return any;
        }
    }

    /// <summary>Says that everything before an instant has been handed over. A stalled feed says nothing.</summary>
    /// <param name="until">The instant, in market time.</param>
    public void Beat(MarketTime until)
    {
        lock (_lock)
            Beat_NeedsLock(until);
    }

    /// <summary>
    /// Lets the line from the server hang, or takes that back: orders go on, but batches and heartbeat are held back.
    /// It holds <see cref="Limits.BatchesPerServer"/> full batches; what comes after them is lost and counted. When the
    /// line is back it hands over what it held, in order.
    /// </summary>
    /// <param name="stalled">Whether the line hangs.</param>
    public void Stall(bool stalled)
    {
        lock (_lock)
        {
            _stalled = stalled;
            while (!stalled && _held.TryDequeue(out OrderBatch? batch))
                Deliver(batch);
        }
    }

    /// <summary>Lets the line from the server lose everything, or takes that back. Orders and heartbeat go
    /// on.</summary>
    /// <param name="losing">Whether it loses.</param>
    public void LoseAll(bool losing)
    {
        lock (_lock)
        {
            if (_batch.Count > 0 && !_stalled)
                HandOver(timestamp: 0);
            _losing = losing;
        }
    }

    /// <summary>Puts the clock off with which events are dated.</summary>
    /// <param name="offsetNanoseconds">By how much; negative for a clock that is behind, 0 for a right one.</param>
    public void SetClock(long offsetNanoseconds)
    {
        lock (_lock)
            _clockOffset = offsetNanoseconds;
    }

    /// <summary>
    /// Records a sent order if the rules let it leave: check and booking are one step, whatever other senders do. For
    /// <see cref="GateSender"/> alone.
    /// </summary>
    /// <returns><see cref="GateRefusal.None"/> when it is to leave now.</returns>
    internal GateRefusal TryRecordSend(OrderEventKind sent, in ChildOrder order, GateRules rules)
    {
        using (Enter())
        {
            GateRefusal refusal = _ledger.CheckRestriction(order, rules);
            if (refusal != GateRefusal.None)
                return refusal;
            refusal = _ledger.CheckLimits(order, rules.Of(order.Symbol.Index));
            if (refusal != GateRefusal.None && rules.Enforces)
                return refusal;
            if (refusal != GateRefusal.None)
                _observed[(int)refusal]++;
            _ledger.Sent(order, rules);
            Append(sent, order, ++_sendSequence, aux: 0);
            return GateRefusal.None;
        }
    }

    /// <summary>What a refused order would have made of a limit's figure.</summary>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="order">The order.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The figure and the limit, in the limit's unit, money in dollars; null where there is none.</returns>
    internal (decimal? Value, decimal? Limit) FiguresOf(GateRefusal refusal, in ChildOrder order, GateRules rules)
    {
        lock (_lock)
            return _ledger.FiguresOf(refusal, order, rules);
    }

    private Lock.Scope Enter() => HasOneThread ? default : _lock.EnterScope();

    private void Append(OrderEventKind kind, in ChildOrder order, long send, int aux)
    {
        if (IsUnread)
        {
            _feedSequence++;
            return;
        }
        _batch.Add(new OrderEvent
        {
            FeedSequence = ++_feedSequence,
            SendSequence = send,
            TimeNanoseconds = Math.Max(0, order.At.Nanoseconds + _clockOffset),
            OrderNumber = order.Order.Value,
            ParentNumber = order.Parent.Value,
            PriceTicks = order.Limit.Ticks,
            Quantity = order.Quantity,
            SymbolIndex = order.Symbol.Index,
            ServerIndex = Server.Index,
            Kind = kind,
            Side = order.Side,
            Aux = aux,
        });
        if (_batch.IsFull)
            HandOver(timestamp: 0);
    }

    private bool Flush_NeedsLock(long timestamp)
    {
        if (_batch.Count == 0 || _stalled)
            return false;
        HandOver(timestamp);
        return true;
    }

    private void Beat_NeedsLock(MarketTime until)
    {
        if (!_stalled && (_beat.Until != until || _beat.LastSequence != _told || _beat.LastSend != _toldSend))
            Volatile.Write(ref _beat, new FeedBeat(until, _told, _toldSend));
    }

    private void HandOver(long timestamp)
    {
        OrderBatch full = _batch;
        full.HandedOverTimestamp = timestamp;
        (_told, _toldSend) = (_feedSequence, _sendSequence);
        _batch = _pool.Rent(Server);
        if (_losing)
            Lose(full);
        else if (_stalled && _held.Count < Limits.BatchesPerServer)
            _held.Enqueue(full);
        else if (_stalled)
            Lose(full);
        else
            Deliver(full);
    }

    private void Deliver(OrderBatch batch)
    {
        if (!_channel.Writer.TryWrite(batch))
            Lose(batch);
    }

    private void Lose(OrderBatch batch)
    {
        Interlocked.Add(ref _lost, batch.Count);
        _pool.Return(batch);
    }
}
