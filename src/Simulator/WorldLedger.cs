using System.Collections.Immutable;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// What really happened, counted where it happens and not where it is watched: the ground truth a report is held
/// against.
/// Kept for the whole fleet and, by code path, for the flow that is the incident. To be read on the world's thread, or
/// when the world stands still.
/// </summary>
public sealed class WorldLedger
{
    private readonly StockMarket _market;
    private readonly ImmutableArray<SymbolSpec> _symbols;
    private readonly UnwindSpec? _unwind;
    private readonly LedgerBook _guilty;
    private readonly LedgerBook _fleet;
    private readonly SortedSet<ushort> _guiltyServers = [];
    private readonly RefusalBook _refusals = new();

    internal WorldLedger(StockMarket market, ImmutableArray<SymbolSpec> symbols, UnwindSpec? unwind)
    {
        (_market, _symbols, _unwind) = (market, symbols, unwind);
        _guilty = new LedgerBook(symbols.Length);
        _fleet = new LedgerBook(symbols.Length);
    }

    /// <summary>Profit and loss of the whole fleet at the marks, before any unwind.</summary>
    public Money AtTheMarks
    {
        get
        {
            long units = 0;
            for (int i = 0; i < _symbols.Length; i++)
            {
                if (_fleet.ExecutedOf(i) > 0)
                    units += new Price(_market[i].MidTicks).Notional(_fleet.NetOf(i)).Units - _fleet.CostOf(i);
            }
            return new Money(units);
        }
    }

    /// <summary>Orders that left a gate until now.</summary>
    public long Orders => _fleet.Children;

    /// <summary>Sums up what happened until now.</summary>
    /// <returns>An immutable picture.</returns>
    public LedgerReport Report() => new(SumUp(_guilty), SumUp(_fleet))
    {
        GuiltyServers = [.. _guiltyServers.Select(static server => new ServerId(server))],
        Refusals = _refusals.Rows(),
    };

    internal void CountParent(CodePath path)
    {
        _fleet.Parents++;
        if (path.IsGuilty)
            _guilty.Parents++;
    }

    internal void CountChild(bool isIncident, ushort server, long notionalUnits)
    {
        _fleet.Enter(notionalUnits);
        if (!isIncident)
            return;
        _guilty.Enter(notionalUnits);
        _guiltyServers.Add(server);
    }

    internal void CountRefused(bool isIncident, GateRefusal refusal, in ChildOrder order, OrderGate gate) =>
        _refusals.Add(refusal, isIncident, order, gate);

    internal void CountFill(bool isIncident, int symbol, Side side, int shares, long priceTicks)
    {
        _fleet.Fill(symbol, side, shares, priceTicks);
        if (isIncident)
            _guilty.Fill(symbol, side, shares, priceTicks);
    }

    internal void CountAllocated(CodePath path, int symbol, Side side, int shares, long priceTicks)
    {
        _fleet.Move(symbol, -side.Sign() * shares, priceTicks);
        if (path is { IsGuilty: true, IsRightUpToClient: false })
            _guilty.Move(symbol, -side.Sign() * shares, priceTicks);
    }

    private LedgerScope SumUp(LedgerBook book)
    {
        ImmutableArray<LedgerPosition> positions =
            [.. Enumerable
                .Range(0, _symbols.Length)
                .Where(i => book.ExecutedOf(i) > 0)
                .Select(i => PositionOf(book, i))];
        return new LedgerScope
        {
            Parents = book.Parents,
            Children = book.Children,
            Executions = book.Executions,
            Shares = book.Shares,
            Positions = positions,
            EnteredNotional = new Money(book.EnteredUnits),
            ExecutedNotional = new Money(book.ExecutedUnits),
        };
    }

    private LedgerPosition PositionOf(LedgerBook book, int symbol)
    {
        ref readonly Instrument at = ref _market[symbol];
        long net = book.NetOf(symbol);
        var value = new Price(at.MidTicks).Notional(net);
        return new LedgerPosition
        {
            Symbol = new SymbolId(symbol),
            Ticker = _symbols[symbol].Ticker,
            NetShares = net,
            ExecutedShares = book.ExecutedOf(symbol),
            Value = value,
            MarkToMarket = value - new Money(book.CostOf(symbol)),
            UnwindCost = CostOfLeaving(symbol, net, value),
            UnwindDays = _unwind is null ? 0 : Unwind.DaysOf(net, at, _unwind),
            ShareOfVolume = at.MarketVolume == 0 ? 0 : (double)book.ExecutedOf(symbol) / at.MarketVolume,
            LargestMove = at.OpenTicks == 0
                ? 0
                : (double)Math.Max(at.HighestTicks - at.OpenTicks, at.OpenTicks - at.LowestTicks) / at.OpenTicks,
        };
    }

    // What is settled in cash costs the way from the mark to the settlement price; what is worked off, its trades.
    private Money CostOfLeaving(int symbol, long net, Money value)
    {
        ref readonly Instrument at = ref _market[symbol];
        if (_unwind is null)
            return Money.Zero;
        if (_symbols[symbol].SettlementPrice is { } settled)
            return value - settled.Notional(net);
        return at.MidTicks == 0 ? Money.Zero : Unwind.CostOf(net, at, _unwind);
    }
}
