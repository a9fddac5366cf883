using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// Orders that reach the venue in a server's name without passing its gate: a second process with the session's
/// credentials, a line somebody plugged round the control. Each rests for two seconds and is executed then. The server
/// knows nothing of them; the venue's drop copy does.
/// </summary>
/// <param name="copies">The drop copies, by server.</param>
/// <param name="market">Prices.</param>
/// <param name="ledger">What really happened.</param>
/// <param name="agenda">Where the next order is planned.</param>
internal sealed class RogueFlow(DropCopyFeed[] copies, StockMarket market, WorldLedger ledger, Agenda agenda)
{
    private const long FirstNumber = 1L << 40; // far from what servers number
    private const long RestNanoseconds = 2 * MarketTime.NanosecondsPerSecond;

    private readonly List<TimelineItem.RogueOrders> _flows = [];
    private readonly List<ushort> _servers = [];
    private readonly Queue<(ushort Server, ChildOrder Order)> _resting = new();
    private long _orders;

    /// <summary>A flow begins.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="server">In whose name.</param>
    /// <param name="now">When.</param>
    public void Begin(TimelineItem.RogueOrders flow, ushort server, long now)
    {
        _flows.Add(flow);
        _servers.Add(server);
        agenda.Add(now, AgendaKind.RogueOrder, _flows.Count - 1);
    }

    /// <summary>The next order of a flow arrives at the venue.</summary>
    /// <param name="flow">Index of the flow.</param>
    /// <param name="symbols">How many instruments there are.</param>
    /// <param name="now">When.</param>
    public void Arrive(int flow, int symbols, long now)
    {
        TimelineItem.RogueOrders spec = _flows[flow];
        if (now >= spec.Until.Ticks * 100)
            return;
        ushort server = _servers[flow];
        int symbol = (int)(_orders % symbols);
        Side side = _orders % 2 == 0 ? Side.Buy : Side.Sell;
        var order = new ChildOrder(
            new OrderId(FirstNumber + ++_orders), default, new SymbolId(symbol), side, spec.Shares,
            new Price(market.TakingTicks(symbol, side)), new MarketTime(now));
        copies[server].Tell(DropCopyKind.Received, order);
        copies[server].Tell(DropCopyKind.Accepted, order);
        ledger.CountChild(isIncident: true, server, order.Limit.Notional(order.Quantity).Units);
        _resting.Enqueue((server, order));
        agenda.Add(now + RestNanoseconds, AgendaKind.RogueFill, 0);
        agenda.Add(now + MarketTime.NanosecondsPerSecond / spec.PerSecond, AgendaKind.RogueOrder, flow);
    }

    /// <summary>The oldest resting order is executed; after the close it expires.</summary>
    /// <param name="now">When.</param>
    public void Fill(long now)
    {
        (ushort server, ChildOrder order) = _resting.Dequeue();
        order = order with { At = new MarketTime(now) };
        if (!market.IsTrading)
        {
            copies[server].Tell(DropCopyKind.Cancelled, order);
            return;
        }
        market.CountOwn(order.Symbol.Index, order.Side, order.Quantity, tookDepth: false);
        ledger.CountFill(isIncident: true, order.Symbol.Index, order.Side, order.Quantity, order.Limit.Ticks);
        copies[server].Tell(DropCopyKind.Filled, order);
    }
}
