using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// The outside venue: accepts or rejects an order after a drawn time, executes it in one or more parts, cancels what is
/// left on request. Each server's orders have their own stream of chance, so that stopping one server leaves the
/// others'
/// luck as it was.
/// </summary>
internal sealed class Venue
{
    private readonly OrderTable _orders;
    private readonly StockMarket _market;
    private readonly TradingDay _day;
    private readonly Agenda _agenda;
    private readonly Prng[] _chance;
    private readonly VenueSpec _spec;
    private readonly long _ackMinimum;
    private readonly long _ackBeyond;
    private readonly long _fillMean;
    private readonly long _restingMean;
    private readonly VenueFaults _faults;
    private readonly DropCopyFeed[] _copies;
    private IVenueAnswers[] _servers = [];

    /// <summary>A venue without sessions.</summary>
    /// <param name="spec">Its latencies and refusals.</param>
    /// <param name="orders">The orders it works on.</param>
    /// <param name="market">The prices it executes at.</param>
    /// <param name="day">Its hours.</param>
    /// <param name="agenda">Where it plans its answers.</param>
    /// <param name="chance">One stream per server.</param>
    /// <param name="copies">Where it tells what it does, by server.</param>
    public Venue(
        VenueSpec spec, OrderTable orders, StockMarket market, TradingDay day, Agenda agenda, Prng[] chance,
        DropCopyFeed[] copies)
    {
        (_spec, _orders, _market, _day, _agenda, _chance) = (spec, orders, market, day, agenda, chance);
        _copies = copies;
        _faults = new VenueFaults(chance.Length);
        _ackMinimum = ToNanoseconds(spec.AckMinimum);
        _ackBeyond = Math.Max(0, ToNanoseconds(spec.AckMean) - _ackMinimum);
        _fillMean = ToNanoseconds(spec.FillMean);
        _restingMean = ToNanoseconds(spec.RestingFillMean);
    }

    /// <summary>Says who is told about orders.</summary>
    /// <param name="servers">The servers in the order of their ids.</param>
    public void Connect(IVenueAnswers[] servers) => _servers = servers;

    /// <summary>The venue begins to fail a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="fault">How, and until when.</param>
    public void Fail(ushort server, TimelineItem.VenueFault fault) =>
        _faults.Begin(server, fault, ToNanoseconds(fault.Until));

    /// <summary>Takes a new order in.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When it was sent.</param>
    public void Receive(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (_faults.OrderDelay(order.Server, now) is > 0 and var late)
        {
            order.AnswerAt = now + late;
            _agenda.Add(order.AnswerAt, AgendaKind.VenueReceive, slot, order.Generation);
            return;
        }
        Arrive(slot, now);
    }

    /// <summary>An order reaches the venue.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void Arrive(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        Tell(DropCopyKind.Received, order, order.Quantity, order.LimitTicks, now);
        order.AnswerAt = now + AnswerDelay(order.Server);
        _agenda.Add(order.AnswerAt, AgendaKind.VenueAnswer, slot, order.Generation);
    }

    /// <summary>An order that is open at the close expires. Its server is told by the caller.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void Expire(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        Tell(DropCopyKind.Cancelled, order, order.Leaves, order.LimitTicks, now);
    }

    /// <summary>Takes a cancel request in.</summary>
    /// <param name="slot">The order it is about.</param>
    /// <param name="now">When it was sent.</param>
    public void ReceiveCancel(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        Tell(DropCopyKind.CancelReceived, order, order.Quantity, order.LimitTicks, now);
        if (_faults.IgnoresCancels(order.Server, now))
            return;
        long late = _faults.CancelDelay(order.Server, now);
        long at = Math.Max(now + late + AnswerDelay(order.Server), order.AnswerAt + 1);
        _agenda.Add(at, AgendaKind.VenueCancel, slot, order.Generation);
    }

    /// <summary>Accepts or rejects an order.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void Answer(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (IsPutOff(slot, AgendaKind.VenueAnswer, now))
            return;
        SessionPhase phase = _day.PhaseAt(now);
        ref readonly TradingPause pause = ref _market[order.Symbol].Pause;
        bool shut = (pause.IsOn && pause.Rejects)
            || phase is SessionPhase.Closed or SessionPhase.ClosingAuction or SessionPhase.PostClose;
        if (shut || _chance[order.Server].PerMille(_spec.RejectPerMille))
        {
            Tell(DropCopyKind.Rejected, order, order.Leaves, order.LimitTicks, now);
            _servers[order.Server].OnRejected(slot, now);
            return;
        }
        Tell(DropCopyKind.Accepted, order, order.Leaves, order.LimitTicks, now);
        order.Accepted = true;
        _servers[order.Server].OnAccepted(slot, now);
        if (_market.IsTrading)
            PlanFill(slot, now);
    }

    /// <summary>Executes an order, in part or in full, if its limit still allows.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void Fill(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (!_market.IsTrading || order.Ended || IsPutOff(slot, AgendaKind.VenueFill, now)
            || WaitsForReopening(slot, now))
            return;
        if (order.TradesAtLimit)
        {
            Execute(slot, order.LimitTicks, tookDepth: false, now);
            if (order.Leaves > 0)
                PlanFill(slot, now);
            return;
        }
        long taking = _market.TakingTicks(order.Symbol, order.Side);
        bool takes = Allows(order, taking);
        if (!takes && !IsAtTouch(order))
        {
            PlanFill(slot, now);
            return;
        }
        Execute(slot, takes ? taking : order.LimitTicks, takes, now);
        if (order.Leaves > 0)
            PlanFill(slot, now);
    }

    /// <summary>Answers a cancel request: ends the order, or says that it had ended before.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void Cancel(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (IsPutOff(slot, AgendaKind.VenueCancel, now))
            return;
        if (order.Ended || _faults.RefusesCancels(order.Server, now))
        {
            Tell(DropCopyKind.CancelRejected, order, order.Quantity, order.LimitTicks, now);
            if (order.Ended)
                _servers[order.Server].OnCancelTooLate(slot, now);
            else
                _servers[order.Server].OnCancelRefused(slot, now);
            return;
        }
        Tell(DropCopyKind.Cancelled, order, order.Leaves, order.LimitTicks, now);
        _servers[order.Server].OnCancelled(slot, now);
    }

    /// <summary>Executes an order in an auction if its limit allows the auction's price.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    /// <returns>Whether it was executed.</returns>
    public bool Cross(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        long price = _market[order.Symbol].MidTicks;
        if (!order.Accepted || order.TradesAtLimit || _market[order.Symbol].Pause.IsOn || !Allows(order, price))
            return false;
        _market.CountOwn(order.Symbol, order.Side, order.Leaves, tookDepth: false);
        Tell(DropCopyKind.Filled, order, order.Leaves, price, now);
        _servers[order.Server].OnFilled(slot, order.Leaves, price, now);
        return true;
    }

    /// <summary>Plans the next execution of an accepted order.</summary>
    /// <param name="slot">The order.</param>
    /// <param name="now">When.</param>
    public void PlanFill(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        if (order.OnClose || WaitsForReopening(slot, now))
            return;
        bool takes = !order.TradesAtLimit && _market.WouldTake(order.Symbol, order.Side, order.LimitTicks);
        long mean = takes ? _fillMean : _restingMean;
        if (!takes && !order.TradesAtLimit)
            Rest(ref order, slot, now);
        _agenda.Add(now + 1 + _chance[order.Server].Exponential(mean), AgendaKind.VenueFill, slot, order.Generation);
    }

    private void Execute(int slot, long priceTicks, bool tookDepth, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        Prng chance = _chance[order.Server];
        int shares = order.Leaves;
        if (shares > 1 && chance.PerMille(_spec.PartialPerMille))
            shares = (int)chance.Between(1, shares - 1);
        if (_spec.FillsWithinDepth)
            shares = Math.Min(shares, _market[order.Symbol].DepthShares);
        _market.CountOwn(order.Symbol, order.Side, shares, tookDepth);
        Tell(DropCopyKind.Filled, order, shares, priceTicks, now);
        _servers[order.Server].OnFilled(slot, shares, priceTicks, now);
    }

    private void Tell(DropCopyKind kind, in WorkingOrder order, int shares, long priceTicks, long now) =>
        _copies[order.Server].Tell(kind, order, shares, priceTicks, now);

    // While the venue is silent towards a server, what it would say waits.
    private bool IsPutOff(int slot, AgendaKind kind, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        long speaks = _faults.SpeaksAt(order.Server, now);
        if (speaks == now)
            return false;
        long recovery = _faults.Recovery(order.Server);
        if (recovery > 0)
            speaks += _chance[order.Server].Below(recovery);
        _agenda.Add(speaks + AnswerDelay(order.Server), kind, slot, order.Generation);
        return true;
    }

    // While trading in its instrument pauses, an order rests; what the reopening auction leaves of it goes on after it.
    private bool WaitsForReopening(int slot, long now)
    {
        ref WorkingOrder order = ref _orders[slot];
        ref readonly TradingPause pause = ref _market[order.Symbol].Pause;
        if (!pause.IsOn)
            return false;
        Rest(ref order, slot, now);
        long at = pause.Until + 1 + _chance[order.Server].Exponential(_restingMean);
        _agenda.Add(at, AgendaKind.VenueFill, slot, order.Generation);
        return true;
    }

    private void Rest(ref WorkingOrder order, int slot, long now)
    {
        if (order.Rests)
            return;
        order.Rests = true;
        _servers[order.Server].OnResting(slot, now);
    }

    private bool IsAtTouch(in WorkingOrder order)
    {
        ref readonly Instrument at = ref _market[order.Symbol];
        return order.Side == Side.Buy ? order.LimitTicks >= at.BidTicks : order.LimitTicks <= at.AskTicks;
    }

    private static bool Allows(in WorkingOrder order, long priceTicks) =>
        order.Side == Side.Buy ? priceTicks <= order.LimitTicks : priceTicks >= order.LimitTicks;

    private long AnswerDelay(ushort server) => _ackMinimum + _chance[server].Exponential(_ackBeyond);

    private static long ToNanoseconds(TimeSpan span) => span.Ticks * 100;
}
