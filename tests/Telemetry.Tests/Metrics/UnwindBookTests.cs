using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class UnwindBookTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of(servers: 2, symbols: 3);

    [Fact]
    public void Positions_AreNetted_AndOrdersInDoubtStayApart()
    {
        UnwindBook book = Of(
            Server(0, [(0, 500), (1, 300)], [new OpenSymbolRow(new SymbolId(0), 2, 200, 1, 50, 1)]),
            Server(1, [(0, -100), (1, -300)], [new OpenSymbolRow(new SymbolId(0), 1, 100, 0, 0, 1)]));

        UnwindRow row = Assert.Single(book.Rows); // what nets to nothing and has no order is no row
        Assert.Equal((400, 4, 2), (row.Net, row.OrdersInDoubt, row.Doubt.Unanswered));
        Assert.Equal((650, 700), (row.NetIfAllFill, row.WorstNet));
        Assert.Equal(4, book.OrdersInDoubt);
    }

    [Fact]
    public void WorstCase_OfAShort_IsWhatSellsMore()
    {
        UnwindBook book = Of(Server(0, [(2, -900)], [new OpenSymbolRow(new SymbolId(2), 1, 500, 1, 100, 0)]));

        Assert.Equal(-1_000, Assert.Single(book.Rows).WorstNet);
        Assert.True(book.WorstCost > book.Cost);
    }

    [Fact]
    public void OrdersWithoutAPosition_AreARow_AtThePriceBeforeTheSession()
    {
        UnwindBook book = Of(Server(0, [], [new OpenSymbolRow(new SymbolId(1), 1, 100, 0, 0, 1)]));

        UnwindRow row = Assert.Single(book.Rows);
        Assert.Equal((0, 100, true, 10m), (row.Net, row.WorstNet, row.IsReference, row.Mark.Notional(1).Dollars));
    }

    [Fact]
    public void Sums_AreOfBothSides_AndCountWhatIsNotKnown()
    {
        UnwindBook book = Of(Server(0, [(0, 500), (1, -200)], []));

        Assert.Equal((Money.FromDollars(6_000), Money.FromDollars(-2_400)), (book.Long, book.Short));
        Assert.Equal(2, book.WithoutVolume);
        Assert.Equal(book.SpreadCost, book.Cost);
        Assert.Equal(["S0", "S1"], book.Rows.Select(row => row.Symbol.Ticker)); // the largest value first
    }

    private static UnwindBook Of(params ServerDetail[] servers) =>
        UnwindBook.Of(s_fleet, servers, UnwindAssumptions.Standard);

    private static ServerDetail Server(
        ushort server, (int Symbol, long Shares)[] positions, OpenSymbolRow[] open)
    {
        var mark = Price.FromDollars(12);
        return new ServerDetail(
            new ServerId(server), default,
            [.. positions.Select(p => new PositionRow(
                new SymbolId(p.Symbol), p.Shares, mark, mark, mark.Notional(p.Shares), Money.Zero, Money.Zero, 0,
                null))],
            [], open.Sum(row => row.BuyOrders + row.SellOrders), [], [], 0)
        {
            OpenBySymbol = [.. open],
        };
    }
}
