using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// One thread's way through a gate. Its in-flight slot is up from before the check until after the send, so that
/// whoever latches the gate and then sees all slots down knows that nothing leaves any more. A bare flag can't promise
/// that: a thread preempted between check and send lets a late order out.
/// </summary>
public sealed class GateSender
{
    private const long MostNotional = long.MaxValue / 10_000; // ten thousand such orders can be added up

    private readonly OrderGate _gate;
    private readonly IVenueSession _venue;
    private readonly InFlightSlot _slot;

    internal GateSender(OrderGate gate, IVenueSession venue, InFlightSlot slot) =>
        (_gate, _venue, _slot) = (gate, venue, slot);

    /// <summary>Sends a new order if the gate is open; records the refusal if it is not.</summary>
    /// <param name="order">The order.</param>
    /// <returns><see cref="GateRefusal.None"/> when it left, else why not.</returns>
    public GateRefusal TrySend(in ChildOrder order)
    {
        GateRefusal refusal = IsMalformed(order) ? GateRefusal.Malformed : GateRefusal.None;
        if (refusal == GateRefusal.None)
        {
            _slot.Raise();
            try
            {
                refusal = _gate.RefusesNew;
                if (refusal == GateRefusal.None)
                    refusal = _gate.Feed.TryRecordSend(OrderEventKind.Sent, order, _gate.Rules);
                if (refusal == GateRefusal.None)
                    _venue.Send(order);
            }
            finally
            {
                _slot.Lower(); // also when the venue session throws: a slot left up would call the gate stuck for ever
            }
        }
        if (refusal != GateRefusal.None)
            Refuse(order, refusal);
        return refusal;
    }

    /// <summary>
    /// Records the refusal of a new order at a gate that is shut. A halted server tries thousands of times: so it need
    /// not make the order first. A gate that opens meanwhile has refused once more.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <returns>Why it was refused; <see cref="GateRefusal.None"/> when it is to be sent.</returns>
    public GateRefusal TryRefuse(in ChildOrder order)
    {
        GateRefusal refusal = _gate.RefusesNew;
        if (refusal == GateRefusal.None || IsMalformed(order))
            return GateRefusal.None;
        Refuse(order, refusal);
        return refusal;
    }

    /// <summary>Sends a cancel: a latched gate lets it out, a severed one does not.</summary>
    /// <param name="cancel">The cancel.</param>
    /// <returns><see cref="GateRefusal.None"/> when it left, else why not.</returns>
    public GateRefusal TrySend(in CancelOrder cancel)
    {
        GateRefusal refusal = _gate.RefusesCancel;
        if (refusal != GateRefusal.None)
            return refusal;
        _gate.Feed.Record(
            OrderEventKind.CancelSent,
            new ChildOrder(
                cancel.Order, cancel.Parent, cancel.Symbol, cancel.Side, cancel.Leaves, cancel.Limit, cancel.At));
        _venue.Send(cancel);
        return GateRefusal.None;
    }

    private void Refuse(in ChildOrder order, GateRefusal refusal) =>
        _gate.Feed.Record(OrderEventKind.Refused, order, (int)refusal);

    private static bool IsMalformed(in ChildOrder order) =>
        order.Side is not (Side.Buy or Side.Sell) || order.Quantity < 1 || order.Limit.Ticks < 0
        || Math.BigMul((ulong)order.Limit.Ticks, (ulong)order.Quantity, out ulong notional) != 0
        || notional > MostNotional;
}
