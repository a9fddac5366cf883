using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>Makes what the page of one server shows.</summary>
internal static class DetailMaker
{
    /// <summary>Makes a detail.</summary>
    /// <param name="chain">The server's chain.</param>
    /// <param name="fleet">Market volumes.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The detail.</returns>
    public static ServerDetail Make(ServerChain chain, FleetLedger fleet, MarketTime now)
    {
        ServerLedger ledger = chain.Ledger;
        List<OpenOrder> open = ledger.Orders.ToList();
        return new ServerDetail(
            chain.Server.Id, now, Positions(ledger.Positions.Cells, fleet.MarketVolumes),
            [.. open.Take(Limits.OpenOrdersListed).Select(Row)], open.Count,
            ImmutableCollectionsMarshal.AsImmutableArray(ledger.Recent.ToArray()),
            ImmutableCollectionsMarshal.AsImmutableArray(chain.Messages.ToArray()), chain.Messages.Added)
        {
            OpenBySymbol = [.. open.GroupBy(static order => order.Symbol).OrderBy(static all => all.Key).Select(Sum)],
        };
    }

    private static OpenSymbolRow Sum(IGrouping<ushort, OpenOrder> orders)
    {
        int buys = 0, sells = 0, unanswered = 0;
        long bought = 0, sold = 0;
        foreach (OpenOrder order in orders)
        {
            bool isBuy = order.Side == Side.Buy;
            (buys, bought) = isBuy ? (buys + 1, bought + order.Leaves) : (buys, bought);
            (sells, sold) = isBuy ? (sells, sold) : (sells + 1, sold + order.Leaves);
            unanswered += (order.Flags & OpenOrder.Acknowledged) == 0 ? 1 : 0;
        }
        return new OpenSymbolRow(new SymbolId(orders.Key), buys, bought, sells, sold, unanswered);
    }

    private static ImmutableArray<PositionRow> Positions(ReadOnlySpan<PositionCell> cells, long[] volumes)
    {
        var rows = new List<PositionRow>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Executed != 0 || cells[i].Shares != 0)
                rows.Add(Row(i, cells[i], volumes[i]));
        }
        return
        [
            .. rows
                .OrderByDescending(static row => Math.Abs(row.Exposure.Units))
                .ThenBy(static row => row.Symbol.Index),
        ];
    }

    private static PositionRow Row(int symbol, in PositionCell cell, long marketVolume)
    {
        long exposure = checked(cell.Shares * cell.Mark);
        return new PositionRow(
            new SymbolId(symbol), cell.Shares, new Price(cell.Shares == 0 ? 0 : cell.Cost / cell.Shares),
            new Price(cell.Mark),
            new Money(exposure), new Money(cell.Realised), new Money(checked(exposure - cell.Cost)), cell.Executed,
            marketVolume == 0 ? null : (double)cell.Executed / marketVolume);
    }

    private static OpenOrderRow Row(OpenOrder order) => new(
        new OrderId(order.Number), new ParentId(order.Parent), new SymbolId(order.Symbol), order.Side,
        new Price(order.LimitTicks), order.Quantity, order.Leaves, new MarketTime(order.SentAt),
        (order.Flags & OpenOrder.Acknowledged) != 0, (order.Flags & OpenOrder.CancelSent) != 0);
}
