using Ops.Simulator.Market;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// One server of a playback: what it did then, done again through its gate of today. An order the gate refuses never
/// left, so nothing that became of it happens either: no answer, no fill, no allocation to the client.
/// </summary>
internal sealed class PlaybackServer : IVenueSession
{
    private readonly OrderGate _gate;
    private readonly GateSender _sender;
    private readonly EventLedger _ledger;
    private readonly DropCopyFeed _copy;
    private readonly Dictionary<long, ChildOrder> _open = [];
    private readonly HashSet<long> _gone = [];
    private readonly HashSet<long> _shortParents = [];
    private readonly List<long> _cancelling = [];

    /// <summary>A server at its start.</summary>
    /// <param name="gate">Its gate.</param>
    /// <param name="ledger">Counts what happens.</param>
    /// <param name="copy">Its venue's drop copy.</param>
    public PlaybackServer(OrderGate gate, EventLedger ledger, DropCopyFeed copy)
    {
        (_gate, _ledger, _copy) = (gate, ledger, copy);
        _sender = gate.OpenSender(this);
    }

    /// <summary>Orders that did not leave this time, and did then.</summary>
    public long Refused { get; private set; }

    /// <summary>Events that do not happen, because their order did not leave.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Lets one recorded event happen, if it still does.</summary>
    /// <param name="item">The event.</param>
    public void Happen(in OrderEvent item)
    {
        var order = new ChildOrder(
            new OrderId(item.OrderNumber), new ParentId(item.ParentNumber), item.Symbol, item.Side, item.Quantity,
            item.Price, item.Time);
        switch (item.Kind)
        {
            case OrderEventKind.Sent:
                Send(item, order);
                break;
            case OrderEventKind.ParentReceived or OrderEventKind.Refused:
                Record(item, order); // what was refused then never left, and does not now
                break;
            case OrderEventKind.Allocated when _shortParents.Contains(item.ParentNumber):
                Suppressed++;
                break;
            case OrderEventKind.Allocated:
                Record(item, order);
                break;
            default:
                Follow(item, order);
                break;
        }
    }

    /// <summary>
    /// Lets the venue tell what it told then, if it still happens: of an order that did not leave this time, or was
    /// cancelled, it never hears. After the events up to then.
    /// </summary>
    /// <param name="told">What it told.</param>
    public void Tell(in DropCopyEvent told)
    {
        if (!_gone.Contains(told.OrderNumber))
            _copy.TellAgain(told);
    }

    /// <summary>Cancels what is open when the gate asks for it, and acknowledges.</summary>
    /// <param name="now">Market time.</param>
    public void ServiceGate(MarketTime now)
    {
        foreach (long number in _cancelling)
            EndCancelled(number, now);
        _cancelling.Clear();
        if (_gate.TakeCancelOpenRequest())
            CancelOpen(now);
        _gate.Acknowledge(_open.Count);
    }

    void IVenueSession.Send(in ChildOrder order)
    {
        // the recording says what the venue did with it
    }

    void IVenueSession.Send(in CancelOrder cancel)
    {
        // so with a recorded cancel; one of today is answered at the next step
    }

    private void Send(in OrderEvent item, in ChildOrder order)
    {
        if (_sender.TrySend(order) == GateRefusal.None)
        {
            _open[item.OrderNumber] = order;
            _ledger.Count(item);
            return;
        }
        Refused++;
        _gone.Add(item.OrderNumber);
        if (item.ParentNumber != 0)
            _shortParents.Add(item.ParentNumber);
    }

    private void Follow(in OrderEvent item, in ChildOrder order)
    {
        if (_gone.Contains(item.OrderNumber))
        {
            Suppressed++;
            return;
        }
        if (item.Kind == OrderEventKind.CancelSent && _sender.TrySend(new CancelOrder(
            order.Order, order.Parent, order.Symbol, order.Side, order.Quantity, order.Limit, order.At))
                != GateRefusal.None)
            return; // a severed gate: the order stays at the venue, where the recording may still fill it
        if (item.Kind != OrderEventKind.CancelSent)
            Record(item, order);
        switch (item.Kind)
        {
            case OrderEventKind.Filled when _open.TryGetValue(item.OrderNumber, out ChildOrder open):
                if (open.Quantity > item.Quantity)
                    _open[item.OrderNumber] = open with { Quantity = open.Quantity - item.Quantity };
                else
                    _open.Remove(item.OrderNumber);
                break;
            case OrderEventKind.Cancelled or OrderEventKind.Rejected:
                _open.Remove(item.OrderNumber);
                break;
            default:
                break; // opens and closes nothing
        }
    }

    private void CancelOpen(MarketTime now)
    {
        foreach (ChildOrder open in _open.Values.OrderBy(static order => order.Order.Value))
        {
            if (_sender.TrySend(new CancelOrder(
                open.Order, open.Parent, open.Symbol, open.Side, open.Quantity, open.Limit, now)) == GateRefusal.None)
            {
                _cancelling.Add(open.Order.Value);
                _copy.Tell(DropCopyKind.CancelReceived, open with { At = now });
            }
        }
    }

    private void EndCancelled(long number, MarketTime now)
    {
        if (!_open.Remove(number, out ChildOrder open))
            return; // it was filled or cancelled meanwhile
        _gate.Feed.Record(OrderEventKind.Cancelled, open with { At = now });
        _copy.Tell(DropCopyKind.Cancelled, open with { At = now });
        _gone.Add(number);
        if (open.Parent.Value != 0)
            _shortParents.Add(open.Parent.Value);
    }

    private void Record(in OrderEvent item, in ChildOrder order)
    {
        _gate.Feed.Record(item.Kind, order, item.Aux);
        _ledger.Count(item);
    }
}
