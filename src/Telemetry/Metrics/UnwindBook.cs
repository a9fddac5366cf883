using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// What is to be worked off after a stop: positions netted per instrument over servers, with the orders in doubt apart.
/// Pure.
/// </summary>
/// <param name="Rows">One row per instrument with a position or an order in doubt, largest value first.</param>
/// <param name="Assumptions">What the costs assume.</param>
public sealed record UnwindBook(ImmutableArray<UnwindRow> Rows, UnwindAssumptions Assumptions)
{
    /// <summary>Value of the long positions.</summary>
    public Money Long => Sum(Rows.Select(static row => row.Net > 0 ? row.Notional : Money.Zero));

    /// <summary>Value of the short positions; not above 0.</summary>
    public Money Short => Sum(Rows.Select(static row => row.Net < 0 ? row.Notional : Money.Zero));

    /// <summary>Estimated cost of the net positions: of those that have a price.</summary>
    public Money Cost => Sum(Rows.Select(static row => row.Cost?.Total ?? Money.Zero));

    /// <summary>The part of it that is spread.</summary>
    public Money SpreadCost => Sum(Rows.Select(static row => row.Cost?.Spread ?? Money.Zero));

    /// <summary>Estimated cost in the worst case.</summary>
    public Money WorstCost => Sum(Rows.Select(static row => row.WorstCost?.Total ?? Money.Zero));

    /// <summary>Orders in doubt.</summary>
    public long OrdersInDoubt => Rows.Sum(static row => (long)row.OrdersInDoubt);

    /// <summary>Instruments with a position whose impact can't be estimated: no usual volume is known.</summary>
    public int WithoutVolume => Rows.Count(static row => row.Net != 0 && row.Cost?.Impact is null);

    /// <summary>Nets servers.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="servers">The servers' details.</param>
    /// <param name="assumptions">What the costs assume.</param>
    /// <returns>The book.</returns>
    public static UnwindBook Of(
        FleetDefinition fleet, IReadOnlyCollection<ServerDetail> servers, UnwindAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(fleet);
        ArgumentNullException.ThrowIfNull(servers);
        Dictionary<int, (long Net, Price Mark)> held = [];
        foreach (PositionRow row in servers.SelectMany(static server => server.Positions))
        {
            long net = held.TryGetValue(row.Symbol.Index, out (long Net, Price Mark) known) ? known.Net : 0;
            held[row.Symbol.Index] = (checked(net + row.Shares), row.Mark);
        }
        Dictionary<int, OpenSymbolRow> doubt = [];
        foreach (OpenSymbolRow row in servers.SelectMany(static server => server.OpenBySymbol))
        {
            doubt[row.Symbol.Index] = doubt.TryGetValue(row.Symbol.Index, out OpenSymbolRow known)
                ? Add(known, row) : row;
        }
        IEnumerable<UnwindRow> rows =
            from index in held.Keys.Union(doubt.Keys)
            let position = held.TryGetValue(index, out (long Net, Price Mark) found) ? found : default
            let open = doubt.GetValueOrDefault(index)
            where position.Net != 0 || open.BuyOrders + open.SellOrders > 0
            let row = UnwindRow.Of(
                fleet.Symbols[index], position.Net, position.Mark.Ticks == 0 ? null : position.Mark, open, assumptions)
            orderby Math.Abs(row.Notional.Units) descending, index
            select row;
        return new UnwindBook([.. rows], assumptions);
    }

    private static OpenSymbolRow Add(OpenSymbolRow left, OpenSymbolRow right) => new(
        left.Symbol, left.BuyOrders + right.BuyOrders, checked(left.BuyShares + right.BuyShares),
        left.SellOrders + right.SellOrders, checked(left.SellShares + right.SellShares),
        left.Unanswered + right.Unanswered);

    private static Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero, static (sum, amount) => sum + amount);
}
