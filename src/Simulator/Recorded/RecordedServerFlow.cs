using Ops.Simulator.Market;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>
/// One server's part of a recorded flow: its orders leave through the server's own gate and live at the venue as the
/// file
/// says, unless we stop or cancel them. Also the session with that venue.
/// </summary>
internal sealed class RecordedServerFlow : IServerFlow, IVenueSession
{
    private readonly RoutingServer _server;
    private readonly ServerSurroundings _world;
    private readonly GateFeed _feed;
    private readonly GateSender _sender;
    private readonly SymbolId _symbol;
    private readonly long _cancelDelay;
    private readonly DropCopyFeed _copy;
    private readonly SortedDictionary<long, RecordedOrder> _open = [];
    private readonly Queue<RecordedOrder> _cancels = new();
    private long _lastOrder;
    private bool _cancelIsOurs;

    /// <summary>A flow without orders.</summary>
    /// <param name="server">The server.</param>
    /// <param name="gate">Its gate.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="world">What servers share.</param>
    /// <param name="cancelDelay">Nanoseconds from a cancel of ours to the venue's answer.</param>
    /// <param name="copy">Where the recorded venue tells what it does.</param>
    public RecordedServerFlow(RoutingServer server, OrderGate gate, SymbolId symbol, ServerSurroundings world,
        long cancelDelay, DropCopyFeed copy)
    {
        _copy = copy;
        (_server, _symbol, _world, _feed, _cancelDelay) = (server, symbol, world, gate.Feed, cancelDelay);
        _sender = gate.OpenSender(this);
    }

    /// <inheritdoc/>
    public int OpenOrders => _open.Count;

    /// <summary>Makes an order of a row and sends it if the server runs and its gate lets it out.</summary>
    /// <param name="row">The row.</param>
    /// <param name="crossedAt">Where it trades if it crosses.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The order with its fate.</returns>
    public RecordedOrder Enter(in RecordedRow row, Price? crossedAt, long now)
    {
        var sent = new ChildOrder(
            new OrderId(++_lastOrder), default, _symbol, row.Side, row.Shares, row.Price, new MarketTime(now));
        var order = new RecordedOrder { Sent = sent, CrossedAt = crossedAt, Server = this, Leaves = row.Shares };
        if (_server.IsStopped || _sender.TrySend(sent) != GateRefusal.None)
            return order;
        order.Fate = RecordedFate.Live;
        _open.Add(_lastOrder, order);
        _world.Ledger.CountChild(Path.IsGuilty, _server.Definition.Id.Index, row.Price.Notional(row.Shares).Units);
        _copy.Tell(DropCopyKind.Accepted, sent);
        _feed.Record(OrderEventKind.Accepted, sent);
        return order;
    }

    /// <summary>Lets a later row happen to a live order.</summary>
    /// <param name="order">The order, before the row.</param>
    /// <param name="step">What the row does.</param>
    /// <param name="now">Market time.</param>
    public void Happen(RecordedOrder order, in RecordedStep step, long now)
    {
        order.Leaves -= step.Gone;
        order.TakenBack += step.TakenBack;
        if (step.Filled > 0)
            Fill(order, step.Filled, now);
        if (!step.Ends)
            return;
        // What the file's owner took back left as a cancel through the gate; a severed gate keeps it, and so the order.
        if (step.Cancelled > 0 && !order.CancelPending && SendCancel(order, step.Cancelled, now) != GateRefusal.None)
            order.Leaves = step.Cancelled;
        else
            End(order, step.Cancelled, now);
    }

    /// <inheritdoc/>
    public void CancelAllOpen(long now)
    {
        _cancelIsOurs = true;
        foreach (RecordedOrder order in _open.Values.Where(order => !order.CancelPending).ToList())
        {
            if (SendCancel(order, order.Leaves, now) == GateRefusal.None)
                order.CancelPending = true;
        }
        _cancelIsOurs = false;
    }

    /// <summary>The venue answers the oldest cancel of ours.</summary>
    /// <param name="now">Market time.</param>
    public void AnswerCancel(long now)
    {
        RecordedOrder order = _cancels.Dequeue();
        if (order.Fate == RecordedFate.Live)
            End(order, order.Leaves, now);
        else
            RefuseCancel(order.Sent with { At = new MarketTime(now) });
    }

    /// <inheritdoc/>
    public void EndDay(long now)
    {
        foreach (RecordedOrder order in _open.Values.ToList())
            End(order, order.Leaves, now);
    }

    /// <inheritdoc/>
    void IVenueSession.Send(in ChildOrder order) => _copy.Tell(DropCopyKind.Received, order);

    /// <inheritdoc/>
    void IVenueSession.Send(in CancelOrder cancel)
    {
        _copy.Tell(DropCopyKind.CancelReceived, new ChildOrder(
            cancel.Order, cancel.Parent, cancel.Symbol, cancel.Side, cancel.Leaves, cancel.Limit, cancel.At));
        if (!_cancelIsOurs)
            return; // the file itself says how the venue answered
        _cancels.Enqueue(_open[cancel.Order.Value]);
        _world.Agenda.Add(cancel.At.Nanoseconds + _cancelDelay, AgendaKind.RecordedCancel, _server.Definition.Id.Index);
    }

    private void RefuseCancel(in ChildOrder order)
    {
        _copy.Tell(DropCopyKind.CancelRejected, order);
        _feed.Record(OrderEventKind.CancelRejected, order);
    }

    private CodePath Path => _server.Deployment.PathOf([]);

    private void Fill(RecordedOrder order, int shares, long now)
    {
        Price price = order.CrossedAt ?? order.Sent.Limit;
        ChildOrder fill = order.Sent with { Quantity = shares, Limit = price, At = new MarketTime(now) };
        _copy.Tell(DropCopyKind.Filled, fill);
        _feed.Record(OrderEventKind.Filled, fill, checked((int)(order.Sent.Limit.Ticks - price.Ticks)));
        _world.Ledger.CountFill(Path.IsGuilty, fill.Symbol.Index, fill.Side, shares, price.Ticks);
        _world.Market.CountOwn(fill.Symbol.Index, fill.Side, shares, tookDepth: false);
    }

    private GateRefusal SendCancel(RecordedOrder order, int shares, long now) => _sender.TrySend(new CancelOrder(
        order.Sent.Order, default, order.Sent.Symbol, order.Sent.Side, shares, order.Sent.Limit, new MarketTime(now)));

    private void End(RecordedOrder order, int cancelled, long now)
    {
        order.Fate = RecordedFate.Ended;
        _open.Remove(order.Sent.Order.Value);
        int rest = cancelled + order.TakenBack;
        if (rest <= 0)
            return;
        ChildOrder gone = order.Sent with { Quantity = rest, At = new MarketTime(now) };
        _copy.Tell(DropCopyKind.Cancelled, gone);
        _feed.Record(OrderEventKind.Cancelled, gone);
    }
}
