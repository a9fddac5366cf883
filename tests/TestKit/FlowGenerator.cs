using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>
/// Order flow of one server as a busy morning has it: parents sliced into children, up to a few dozen orders open, most
/// acknowledged and filled in one or two parts, some rejected or cancelled and sent again, never more than the parent
/// asks for; both sides, positions opened, reduced and turned, now and then a parent handed to its client.
/// </summary>
public sealed class FlowGenerator
{
    private readonly SeededChance _chance;
    private readonly List<Open> _open = [];
    private readonly ushort _server;
    private readonly int _symbols;
    private readonly long _parentStep;
    private readonly long _spacing;
    private long _feed;
    private long _send;
    private long _now = ServerStory.Open.Nanoseconds;
    private long _parent;
    private int _sharesLeft;
    private int _symbol;
    private Side _side;

    /// <summary>A flow that begins at 09:30.</summary>
    /// <param name="server">The server.</param>
    /// <param name="servers">Servers of the fleet: parents are numbered over all of them.</param>
    /// <param name="symbols">Instruments.</param>
    /// <param name="eventsPerSecond">Rate.</param>
    /// <param name="seed">The seed.</param>
    public FlowGenerator(int server, int servers, int symbols, int eventsPerSecond, ulong seed = 1)
    {
        _chance = new SeededChance(seed + ((ulong)server << 32));
        _server = (ushort)server;
        _symbols = symbols;
        _parent = server + 1 - servers;
        _parentStep = servers;
        _spacing = MarketTime.NanosecondsPerSecond / eventsPerSecond;
    }

    /// <summary>Makes the next event.</summary>
    /// <returns>The event.</returns>
    public OrderEvent Next()
    {
        _now += _spacing;
        if (_sharesLeft == 0)
            return BeginParent();
        if (_open.Count < 8 || (_open.Count < 48 && _chance.Below(3) == 0))
            return Send();
        return Answer(_chance.Below(_open.Count));
    }

    private OrderEvent BeginParent()
    {
        _parent += _parentStep;
        _sharesLeft = 250 * (10 + _chance.Below(30)) / 100 * 100;
        _symbol = _chance.Below(_symbols);
        _side = _chance.Below(2) == 0 ? Side.Buy : Side.Sell;
        return Make(OrderEventKind.ParentReceived, 0, _parent, 0, _sharesLeft, _symbol, _side);
    }

    private OrderEvent Send()
    {
        int shares = Math.Min(100 * (1 + _chance.Below(4)), _sharesLeft);
        _sharesLeft -= shares;
        long price = Price.Scale * (10 + (_symbol % 90)) + (100 * _chance.Below(50));
        var order = new Open(
            ++_send, _parent, price, shares, _symbol, _side, Acknowledged: false);
        _open.Add(order);
        return Make(
            OrderEventKind.Sent, order.Number, order.Parent, price, order.Leaves, order.Symbol, order.Side,
            order.Number);
    }

    private OrderEvent Answer(int at)
    {
        Open order = _open[at];
        if (!order.Acknowledged && _chance.Below(16) != 0)
        {
            _open[at] = order with { Acknowledged = true };
            return Make(
                OrderEventKind.Accepted, order.Number, order.Parent, order.Price, order.Leaves, order.Symbol,
                order.Side);
        }
        int what = _chance.Below(40);
        if (what == 0 || !order.Acknowledged)
            return End(OrderEventKind.Rejected, at, order);
        if (what < 6)
            return End(OrderEventKind.Cancelled, at, order);
        if (what == 6)
            return Make(OrderEventKind.Allocated, 0, order.Parent, order.Price, 100, order.Symbol, order.Side);
        return Fill(at, order);
    }

    private OrderEvent End(OrderEventKind kind, int at, Open order)
    {
        Forget(at);
        _sharesLeft += order.Parent == _parent ? order.Leaves : 0;
        return Make(kind, order.Number, order.Parent, order.Price, order.Leaves, order.Symbol, order.Side);
    }

    private OrderEvent Fill(int at, Open order)
    {
        int quantity = order.Leaves > 100 && _chance.Below(3) == 0 ? 100 : order.Leaves;
        int better = 10 * _chance.Below(20);
        if (quantity == order.Leaves)
            Forget(at);
        else
            _open[at] = order with { Leaves = order.Leaves - quantity };
        return Make(
            OrderEventKind.Filled, order.Number, order.Parent, order.Price - better, quantity, order.Symbol, order.Side,
            aux: better);
    }

    private void Forget(int at)
    {
        _open[at] = _open[^1];
        _open.RemoveAt(_open.Count - 1);
    }

    private OrderEvent Make(
        OrderEventKind kind, long order, long parent, long price, int quantity, int symbol, Side side, long send = 0,
        int aux = 0) => new()
        {
            FeedSequence = ++_feed,
            SendSequence = send,
            TimeNanoseconds = _now,
            OrderNumber = order,
            ParentNumber = parent,
            PriceTicks = price,
            Quantity = quantity,
            SymbolIndex = symbol,
            ServerIndex = _server,
            Kind = kind,
            Side = side,
            Aux = aux,
        };

    private sealed record Open(
        long Number, long Parent, long Price, int Leaves, int Symbol, Side Side, bool Acknowledged);
}
