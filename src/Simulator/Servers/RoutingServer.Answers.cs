using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <content>What the venue answers, on the server's own thread.</content>
internal sealed partial class RoutingServer : IVenueAnswers
{
    /// <inheritdoc/>
    public void OnAccepted(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        _parents[order.Parent].IsAcknowledged = true;
        _feed.Record(OrderEventKind.Accepted, EventFacts.Of(order, order.Leaves, order.LimitTicks, now));
    }

    /// <inheritdoc/>
    public void OnResting(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        long cancelAfter = _paths[order.Path].CancelAfterNanoseconds;
        if (cancelAfter > 0)
            _world.Agenda.Add(now + cancelAfter, AgendaKind.RestedLongEnough, slot, order.Generation);
    }

    /// <inheritdoc/>
    public void OnRejected(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        _feed.Record(OrderEventKind.Rejected, EventFacts.Of(order, order.Leaves, order.LimitTicks, now));
        _parents[order.Parent].Committed -= order.Leaves;
        End(slot, now);
    }

    /// <inheritdoc/>
    public void OnFilled(int slot, int shares, long priceTicks, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        order.Leaves -= shares;
        _feed.Record(
            OrderEventKind.Filled, EventFacts.Of(order, shares, priceTicks, now),
            checked((int)(order.LimitTicks - priceTicks)));
        CodePath path = _paths[order.Path];
        ref WorkingParent parent = ref _parents[order.Parent];
        int sign = order.Side == parent.Side ? 1 : -1;
        parent.NetExecuted += sign * shares;
        parent.ValueUnits += sign * shares * priceTicks;
        if (path.Spec.CountsFills)
            parent.Counted += shares;
        _world.Ledger.CountFill(order.IsIncident, order.Symbol, order.Side, shares, priceTicks);
        if (order.Leaves == 0)
            End(slot, now);
    }

    /// <inheritdoc/>
    public void OnCancelled(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        _feed.Record(OrderEventKind.Cancelled, EventFacts.Of(order, order.Leaves, order.LimitTicks, now));
        _parents[order.Parent].Committed -= order.Leaves;
        order.CancelPending = false;
        End(slot, now);
    }

    /// <inheritdoc/>
    public void OnCancelRefused(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        order.CancelPending = false;
        _feed.Record(OrderEventKind.CancelRejected, EventFacts.Of(order, order.Leaves, order.LimitTicks, now));
    }

    /// <inheritdoc/>
    public void OnCancelTooLate(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        _feed.Record(OrderEventKind.CancelRejected, EventFacts.Of(order, order.Quantity, order.LimitTicks, now));
        _orders.Return(slot);
    }
}
