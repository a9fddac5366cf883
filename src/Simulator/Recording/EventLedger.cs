using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Counts and sums from order events and prices alone: what can be known of a captured flow. The incident is then all
/// that its guilty servers did; what working a position off would cost is not known.
/// </summary>
internal sealed class EventLedger
{
    private readonly FleetDefinition _fleet;
    private readonly HashSet<int> _guilty;
    private readonly LedgerBook _incident;
    private readonly LedgerBook _all;
    private readonly Mark[] _marks;

    /// <summary>A ledger with nothing in it.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="guilty">Names of the guilty servers.</param>
    public EventLedger(FleetDefinition fleet, IEnumerable<string> guilty)
    {
        _fleet = fleet;
        _guilty =
        [
            .. guilty.Select(fleet.FindServer).OfType<ServerDefinition>().Select(static server => (int)server.Id.Index),
        ];
        _incident = new LedgerBook(fleet.Symbols.Length);
        _all = new LedgerBook(fleet.Symbols.Length);
        _marks = new Mark[fleet.Symbols.Length];
    }

    /// <summary>Counts an event that happened.</summary>
    /// <param name="item">The event.</param>
    public void Count(in OrderEvent item)
    {
        Count(_all, item);
        if (_guilty.Contains(item.ServerIndex))
            Count(_incident, item);
    }

    /// <summary>Takes new prices.</summary>
    /// <param name="marks">The prices.</param>
    public void Take(ImmutableArray<Mark> marks)
    {
        foreach (Mark mark in marks)
            _marks[mark.Symbol.Index] = mark;
    }

    /// <summary>Sums up what happened until now.</summary>
    /// <returns>The counts and sums.</returns>
    public LedgerReport Report() => new(SumUp(_incident), SumUp(_all));

    private static void Count(LedgerBook book, in OrderEvent item)
    {
        long way = item.Side == Side.Buy ? 1 : -1;
        switch (item.Kind)
        {
            case OrderEventKind.ParentReceived:
                book.Parents++;
                break;
            case OrderEventKind.Sent:
                book.Enter(item.Price.Notional(item.Quantity).Units);
                break;
            case OrderEventKind.Filled:
                book.Fill(item.SymbolIndex, item.Side, item.Quantity, item.PriceTicks);
                break;
            case OrderEventKind.Allocated:
                book.Move(item.SymbolIndex, -way * item.Quantity, item.PriceTicks);
                break;
            default:
                break; // moves nothing
        }
    }

    private LedgerScope SumUp(LedgerBook book) => new()
    {
        Parents = book.Parents,
        Children = book.Children,
        Executions = book.Executions,
        Shares = book.Shares,
        EnteredNotional = new Money(book.EnteredUnits),
        ExecutedNotional = new Money(book.ExecutedUnits),
        Positions =
        [
            .. Enumerable.Range(0, _marks.Length).Where(symbol => book.ExecutedOf(symbol) > 0)
                .Select(symbol => PositionOf(book, symbol)),
        ],
    };

    private LedgerPosition PositionOf(LedgerBook book, int symbol)
    {
        Mark mark = _marks[symbol];
        long net = book.NetOf(symbol);
        Money value = mark.Mid.Notional(net);
        return new LedgerPosition
        {
            Symbol = new SymbolId(symbol),
            Ticker = _fleet.Symbols[symbol].Ticker,
            NetShares = net,
            ExecutedShares = book.ExecutedOf(symbol),
            Value = value,
            MarkToMarket = value - new Money(book.CostOf(symbol)),
            UnwindCost = Money.Zero,
            UnwindDays = 0,
            ShareOfVolume = mark.MarketVolume == 0 ? 0 : (double)book.ExecutedOf(symbol) / mark.MarketVolume,
            LargestMove = 0,
        };
    }
}
