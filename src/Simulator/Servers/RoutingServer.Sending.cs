using Ops.Simulator.Market;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <content>Sending: limits, children and cancels on their way through the gate.</content>
internal sealed partial class RoutingServer
{
    private const long CancelAgainNanoseconds = 500_000_000;

    private long LimitOf(ref WorkingParent parent, CodePath path, Side side, bool crosses)
    {
        long limit = parent.LimitTicks > 0 ? parent.LimitTicks
            : path.Spec.Sending.Limit?.Ticks
            ?? ChildLimit.For(_world.Market[parent.Symbol], side, crosses, path.Spec.LimitBps);
        if (path.Logic.KeepsLimit)
            parent.LimitTicks = limit;
        return limit;
    }

    /// <summary>
    /// Whether its gate is latched and nobody will ever open it again: then it need not try. What becomes of the world
    /// is the same to the share; only the refusals are not counted. For runs whose whole script is known.
    /// </summary>
    public bool IsHeldForGood { get; set; }

    // Where attempts are counted, or wait in a queue, they are made: their number decides when a parent is done.
    private bool NeedNotTry(CodePath path) =>
        IsHeldForGood && path.Spec.Sending.Repeats == 0 && _queues[path.Index] is null;

    // A server that knows of a pause sends nothing for its instrument; it paces the parents that waited.
    private bool AwaitsReopening(int parentSlot, CodePath path, long now)
    {
        const long Spread = 30_000_000_000;
        ref readonly TradingPause pause = ref _world.Market[_parents[parentSlot].Symbol].Pause;
        if (!pause.IsOn || now < pause.KnownAt || !path.Spec.RiskChecked)
            return false;
        PlanStep(parentSlot, pause.Until + 1 + _chance.Below(Spread));
        return true;
    }

    // Whether it left. When it did not and no queue is before the gate, its parent tries again later.
    private bool SendChild(int parentSlot, CodePath path, Side side, int shares, long limitTicks, long now)
    {
        ref WorkingParent parent = ref _parents[parentSlot];
        var child = new ChildOrder(
            new OrderId(++_lastOrder), new ParentId(parent.Number), new SymbolId(parent.Symbol), side, shares,
            new Price(limitTicks), new MarketTime(now));
        if (_sender.TryRefuse(child) != GateRefusal.None || !SendNew(child, parentSlot, path))
        {
            if (_queues[path.Index] is null)
                TryAgain(parentSlot, path, now);
            return false;
        }
        parent.Refusals = 0;
        parent.OpenChildren++;
        parent.Committed += shares;
        return true;
    }

    private bool SendNew(in ChildOrder child, int parentSlot, CodePath path)
    {
        int slot = _orders.Rent();
        ref WorkingOrder order = ref _orders[slot];
        order = new WorkingOrder
        {
            Number = child.Order.Value, ParentNumber = child.Parent.Value, LimitTicks = child.Limit.Ticks,
            Parent = parentSlot, Symbol = child.Symbol.Index, Quantity = child.Quantity, Leaves = child.Quantity,
            Generation = order.Generation, Server = Definition.Id.Index, Path = path.Index, Side = child.Side,
            TradesAtLimit = path.Spec.Sending.TradesAtLimit, OnClose = path.Spec.Sending.OnClose,
            IsIncident = path.IsIncident(_parents[parentSlot], child.Quantity),
        };
        _session.Slot = slot;
        GateRefusal refusal = _sender.TrySend(child);
        if (refusal != GateRefusal.None)
        {
            _world.Ledger.CountRefused(order.IsIncident, refusal, child, _gate);
            _orders.Return(slot);
            return false;
        }
        _open.Add(slot);
        _world.Ledger.CountChild(
            order.IsIncident, Definition.Id.Index, checked(child.Quantity * child.Limit.Ticks));
        return true;
    }

    private void TryAgain(int parentSlot, CodePath path, long now)
    {
        ref WorkingParent parent = ref _parents[parentSlot];
        long wait = path.Logic.AfterRefusal(path.IntervalNanoseconds, parent.Refusals);
        parent.Refusals = (byte)Math.Min(byte.MaxValue, parent.Refusals + 1);
        PlanStep(parentSlot, now + wait);
    }

    private void CancelAllOpen(long now)
    {
        OutsideFlow?.CancelAllOpen(now);
        for (int slot = _open.Oldest; slot >= 0; slot = _orders[slot].Next)
        {
            // A cancel that stayed without an answer is sent again.
            if (now - _orders[slot].CancelAt >= CancelAgainNanoseconds)
                _orders[slot].CancelPending = false;
            SendCancel(slot, now);
        }
    }

    private void SendCancel(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (order.CancelPending || order.Ended)
            return;
        _session.Slot = slot;
        order.CancelAt = now;
        order.CancelPending = _sender.TrySend(EventFacts.CancelOf(order, now)) == GateRefusal.None;
    }
}
