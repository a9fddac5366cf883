using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// What a gate knows of its own orders, in flat arrays by instrument: what is open, what it may become, how many were
/// sent in the last second. Checked and written under the feed's lock, so that two senders can't both take the last of
/// what a limit allows.
/// </summary>
internal sealed class GateLedger
{
    private readonly DuplicateCounter _duplicates = new();
    private Cell[] _cells = new Cell[16];
    private SecondCounter _orders;
    private SecondCounter _messages;
    private PaceBucket _pace = PaceBucket.WithOne();
    private long _openNotional;

    /// <summary>The prices orders are held against; null for none.</summary>
    public ReferencePrices? References { get; set; }

    /// <summary>Money units of all open orders.</summary>
    public long OpenNotional => _openNotional;

    /// <summary>Position in an instrument, in shares.</summary>
    /// <param name="symbol">Its index.</param>
    public long PositionOf(int symbol) => symbol < _cells.Length ? _cells[symbol].Position : 0;

    /// <summary>Whether a restriction of a hold refuses an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The refusal, or <see cref="GateRefusal.None"/>.</returns>
    public GateRefusal CheckRestriction(in ChildOrder order, GateRules rules)
    {
        if (rules.Throttle != GateRules.NoThrottle && _orders.At(order.At.Nanoseconds) >= rules.Throttle)
            return GateRefusal.Throttled;
        if (rules.Pace != GateRules.NoPace && !_pace.Has(order.At.Nanoseconds, rules.Pace))
            return GateRefusal.Throttled;
        return rules.ReduceOnly && !Reduces(CellOf(order.Symbol.Index), order)
            ? GateRefusal.NotReducing : GateRefusal.None;
    }

    /// <summary>Whether a limit refuses an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The refusal, or <see cref="GateRefusal.None"/>.</returns>
    public GateRefusal CheckLimits(in ChildOrder order, GateRules rules)
    {
        if (!rules.IsComplete)
            return GateRefusal.LimitUnset;
        if (order.Quantity > rules.OrderQuantity)
            return GateRefusal.OrderQuantity;
        long reference = 0;
        if (rules.NeedsReference || order.Limit.Ticks == 0)
        {
            GateRefusal fault = Reference(order, rules, out reference);
            if (fault != GateRefusal.None)
                return fault;
        }
        long price = order.Limit.Ticks == 0 ? reference : order.Limit.Ticks;
        Int128 notional = (Int128)price * order.Quantity;
        if (notional > rules.OrderNotional)
            return GateRefusal.OrderNotional;
        if (notional + _openNotional > rules.OpenNotional)
            return GateRefusal.OpenNotional;
        if (rules.ChecksPosition && ExceedsPosition(order, rules, reference))
            return GateRefusal.Position;
        if (_messages.At(order.At.Nanoseconds) >= rules.MessagesPerSecond)
            return GateRefusal.MessageRate;
        return rules.CountsDuplicates && _duplicates.CountOf(order) >= rules.DuplicatesPerSecond
            ? GateRefusal.Duplicate : GateRefusal.None;
    }

    /// <summary>What a refused order would have made of a limit's figure.</summary>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="order">The order.</param>
    /// <param name="rules">The rules.</param>
    /// <returns>The figure and the limit, in the limit's unit, money in dollars; null where there is none.</returns>
    public (decimal? Value, decimal? Limit) FiguresOf(GateRefusal refusal, in ChildOrder order, GateRules rules)
    {
        long reference = References is { } board ? board[order.Symbol.Index].Ticks : 0;
        long price = order.Limit.Ticks == 0 ? reference : order.Limit.Ticks;
        decimal notional = (decimal)price * order.Quantity;
        return refusal switch
        {
            GateRefusal.OrderQuantity => (order.Quantity, rules.OrderQuantity),
            GateRefusal.OrderNotional => (Dollars(notional), Dollars(rules.OrderNotional)),
            GateRefusal.OpenNotional => (Dollars(notional + _openNotional), Dollars(rules.OpenNotional)),
            GateRefusal.Position => PositionFigures(order, rules, reference),
            GateRefusal.PriceBand => (
                decimal.Round(Math.Abs(order.Limit.Ticks - reference) * 10_000m / reference), rules.PriceBandBps),
            GateRefusal.MessageRate => (_messages.At(order.At.Nanoseconds) + 1, rules.MessagesPerSecond),
            GateRefusal.Duplicate => (_duplicates.CountOf(order) + 1, rules.DuplicatesPerSecond),
            _ => (null, null),
        };
    }

    /// <summary>Books an order that leaves.</summary>
    /// <param name="order">The order.</param>
    /// <param name="rules">The rules it passed.</param>
    public void Sent(in ChildOrder order, GateRules rules)
    {
        if (rules.Pace != GateRules.NoPace)
            _pace.Take();
        ref Cell cell = ref CellOf(order.Symbol.Index);
        if (order.Side == Side.Buy)
            cell.OpenBuy += order.Quantity;
        else
            cell.OpenSell += order.Quantity;
        _openNotional = checked(_openNotional + order.Limit.Ticks * order.Quantity);
        _orders.Add(order.At.Nanoseconds);
        _messages.Add(order.At.Nanoseconds);
        _duplicates.Add(order);
    }

    /// <summary>Books what happened to an order after it left, or to a parent.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="order">The order, with the quantity and price the kind asks for.</param>
    /// <param name="aux">See <see cref="OrderEvent.Aux"/>.</param>
    public void Apply(OrderEventKind kind, in ChildOrder order, int aux)
    {
        switch (kind)
        {
            case OrderEventKind.Filled:
                Close(order, checked(order.Limit.Ticks + aux));
                CellOf(order.Symbol.Index).Position += order.Side == Side.Buy ? order.Quantity : -order.Quantity;
                break;
            case OrderEventKind.Cancelled or OrderEventKind.Rejected:
                Close(order, order.Limit.Ticks);
                break;
            case OrderEventKind.Allocated:
                CellOf(order.Symbol.Index).Position -= order.Side == Side.Buy ? order.Quantity : -order.Quantity;
                break;
            case OrderEventKind.CancelSent:
                _messages.Add(order.At.Nanoseconds);
                break;
            default:
                break; // opens and closes nothing
        }
    }

    private void Close(in ChildOrder order, long limitTicks)
    {
        ref Cell cell = ref CellOf(order.Symbol.Index);
        if (order.Side == Side.Buy)
            cell.OpenBuy -= order.Quantity;
        else
            cell.OpenSell -= order.Quantity;
        _openNotional = checked(_openNotional - limitTicks * order.Quantity);
    }

    private GateRefusal Reference(in ChildOrder order, GateRules rules, out long reference)
    {
        (reference, long at) = References is { } board ? board[order.Symbol.Index] : (0, 0);
        if (reference <= 0)
            return GateRefusal.ReferenceMissing;
        if (order.At.Nanoseconds - at > rules.ReferenceAge)
            return GateRefusal.ReferenceStale;
        if (!rules.HasBand)
            return GateRefusal.None;
        if (order.Limit.Ticks == 0)
            return GateRefusal.PriceMissing;
        long beyond = order.Side == Side.Buy ? order.Limit.Ticks - reference : reference - order.Limit.Ticks;
        return (Int128)beyond * 10_000 > (Int128)reference * rules.PriceBandBps
            ? GateRefusal.PriceBand : GateRefusal.None;
    }

    // The worst that can come of it: everything open on this side executes and nothing on the other. An order that can
    // only bring the position nearer to zero passes, however large the position already is.
    private bool ExceedsPosition(in ChildOrder order, GateRules rules, long reference)
    {
        ref Cell cell = ref CellOf(order.Symbol.Index);
        if (Reduces(cell, order))
            return false;
        long worst = order.Side == Side.Buy
            ? cell.Position + cell.OpenBuy + order.Quantity : -cell.Position + cell.OpenSell + order.Quantity;
        return worst > rules.PositionShares || (Int128)worst * reference > rules.PositionNotional;
    }

    private (decimal? Value, decimal? Limit) PositionFigures(in ChildOrder order, GateRules rules, long reference)
    {
        ref Cell cell = ref CellOf(order.Symbol.Index);
        long worst = order.Side == Side.Buy
            ? cell.Position + cell.OpenBuy + order.Quantity : -cell.Position + cell.OpenSell + order.Quantity;
        return worst > rules.PositionShares
            ? (worst, rules.PositionShares) : (Dollars((decimal)worst * reference), Dollars(rules.PositionNotional));
    }

    private static decimal Dollars(decimal units) => units / Money.FromDollars(1).Units;

    private static bool Reduces(in Cell cell, in ChildOrder order) => order.Side == Side.Buy
        ? cell.Position + cell.OpenBuy + order.Quantity <= 0
        : cell.Position - cell.OpenSell - order.Quantity >= 0;

    private ref Cell CellOf(int symbol)
    {
        if (symbol >= _cells.Length)
            Array.Resize(ref _cells, Math.Max(symbol + 1, _cells.Length * 2));
        return ref _cells[symbol];
    }

    private struct Cell
    {
        public long Position;
        public long OpenBuy;
        public long OpenSell;
    }
}
