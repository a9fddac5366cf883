using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class OrderRuleTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of() with
    {
        Symbols =
        [
            new SymbolDefinition(new SymbolId(0), "KNOWN", Price.FromDollars(10))
            {
                AverageDailyVolume = 10_000, SharesOutstanding = 100_000,
            },
            new SymbolDefinition(new SymbolId(1), "NONE", new Price(0)),
            new SymbolDefinition(new SymbolId(2), "MINUS", Price.FromDollars(-1)),
            new SymbolDefinition(new SymbolId(3), "OTHER", Price.FromDollars(20)),
        ],
    };

    private readonly RuleRig _rig = new(fleet: s_fleet);

    [Theory]
    [InlineData(0, 0, "it has no price")]
    [InlineData(0, 101, "its price is ten times or a tenth of the market's")]
    [InlineData(0, 0.9, "its price is ten times or a tenth of the market's")]
    [InlineData(1, 10, "its instrument has no valid reference price")]
    [InlineData(2, 10, "its instrument has no valid reference price")]
    public void Order_WithAPriceThatMakesNoSense_Alarms(int symbol, double dollars, string why)
    {
        _rig.Story.Sent(1, dollars: (decimal)dollars, symbol: symbol);
        _rig.Inspect();
        Anomaly anomaly = Assert.Single(_rig.Of("price-sanity")).ToAnomaly(null);
        Assert.Contains(why, anomaly.Message);
        Assert.Equal(symbol, anomaly.Symbol!.Value.Index);
    }

    [Fact]
    public void Orders_WithoutAReference_TripAfterTen()
    {
        for (int order = 1; order <= 11; order++)
            _rig.Story.Sent(order, dollars: 10 + order, symbol: 1);
        Assert.True(_rig.Inspect()[0]);
        Assert.Equal(11, Assert.Single(_rig.Of("price-sanity")).Verdict.Event);
    }

    [Fact]
    public void Reference_ThatStandsStillWhileOthersMove_IsStale()
    {
        _rig.Mark(0, 10, 0);
        _rig.Mark(3, 20, 599_000);
        _rig.Story.Then(599_000).Sent(1);
        _rig.Inspect();
        Assert.Empty(_rig.Of("price-sanity"));

        _rig.Mark(3, 20, 601_000);
        _rig.Story.Then(601_000).Sent(2);
        _rig.Inspect();
        Assert.Contains("stood still", Assert.Single(_rig.Of("price-sanity")).ToAnomaly(null).Message);
    }

    [Theory]
    [InlineData(Side.Buy, 10.6, -1)]
    [InlineData(Side.Buy, 10.7, 0)]
    [InlineData(Side.Buy, 10.96, 1)]
    [InlineData(Side.Buy, 11.91, 2)]
    [InlineData(Side.Sell, 9.4, -1)]
    [InlineData(Side.Sell, 9.0, 1)]
    [InlineData(Side.Sell, 2, 2)]
    [InlineData(Side.Sell, 15, -1)]
    [InlineData(Side.Buy, 2, -1)]
    public void Limit_BeyondTheMarket_StandsOnItsStep(Side side, double dollars, int step)
    {
        _rig.Story.Sent(1, dollars: (decimal)dollars, side: side);
        _rig.Inspect();
        Assert.Equal(step, _rig.Of("price-band") is [var finding] ? finding.Step : StepWatch.None);
    }

    [Theory]
    [InlineData(900, StepWatch.None)]
    [InlineData(1_000, 0)]
    [InlineData(2_000, 0)]
    [InlineData(2_001, 1)]
    public void Quantity_AgainstADaysVolume_StandsOnItsStep(int shares, int step)
    {
        _rig.Story.Sent(1, shares);
        _rig.Inspect();
        Assert.Equal(step, _rig.Of("order-of-daily-volume") is [var finding] ? finding.Step : StepWatch.None);
    }

    [Theory]
    [InlineData(999, StepWatch.None)]
    [InlineData(1_000, 0)]
    [InlineData(5_001, 1)]
    [InlineData(4_200_000, 1)]
    public void Quantity_AgainstAllShares_StandsOnItsStep(int shares, int step)
    {
        _rig.Story.Sent(1, shares, dollars: 10);
        _rig.Inspect();
        Assert.Equal(step, _rig.Of("order-of-outstanding") is [var finding] ? finding.Step : StepWatch.None);
    }

    [Fact]
    public void Volume_ThatIsNotKnown_GivesNoFigure()
    {
        _rig.Story.Sent(1, 1_000_000, dollars: 20, symbol: 3);
        _rig.Inspect();
        Assert.Empty(_rig.Of("order-of-daily-volume"));
        Assert.Equal(1_000_000, Assert.Single(_rig.Of("order-quantity")).Verdict.Value);
        Assert.Equal(LimitAction.Block, Assert.Single(_rig.Of("order-notional")).Action);
    }

    [Fact]
    public void FirstOrderThatTrips_IsNamed_WithTheHighestValue()
    {
        _rig.Story.Sent(1, 100).Sent(2, 150_000, dollars: 20, symbol: 3).Sent(3, 200_000, dollars: 20, symbol: 3)
            .Sent(4, 1_000_001, dollars: 20, symbol: 3).Sent(5, 1_000_002, dollars: 20, symbol: 3);
        _rig.Inspect();
        StandingFinding finding = Assert.Single(_rig.Of("order-quantity"));
        Assert.Equal((4L, 1_000_002L), (finding.Verdict.Event, finding.Verdict.Value)); // the first that trips
    }

    [Fact]
    public void OnePrice_OverManyInstruments_Trips()
    {
        var rig = new RuleRig(fleet: Fleets.Of(symbols: 40));
        for (int order = 1; order <= 40; order++)
            rig.Story.Then(order * 100).Sent(order, dollars: 10, symbol: order - 1);
        Assert.True(rig.Inspect()[0]);
        Assert.Equal(32, Assert.Single(rig.Of("same-price")).Verdict.Event);
    }

    [Fact]
    public void Refusals_AreCountedByReason_AndThoseUnderAHoldAreNot()
    {
        foreach (GateRefusal reason in (GateRefusal[])[
            GateRefusal.Latched, GateRefusal.Severed, GateRefusal.Throttled, GateRefusal.NotReducing,
            GateRefusal.Malformed, GateRefusal.Malformed, (GateRefusal)9])
            _rig.Story.Add(OrderEventKind.Refused, 0, 100, 10, 0, Side.Buy, 0, aux: (int)reason);
        _rig.Inspect();

        Assert.Equal(
            [((int)GateRefusal.Malformed, 2L), (9, 1L)],
            _rig.Of("gate-refusals").Select(static f => (f.Verdict.Topic, f.Verdict.Value)).Order());
        Assert.Contains(
            "The gate refused 2 orders in a minute, reason malformed.",
            _rig.Of("gate-refusals").Select(static finding => finding.ToAnomaly(null).Message));
    }

    [Fact]
    public void ReferenceData_ThatLacksPrices_IsSaidBeforeAnybodyTrades()
    {
        _rig.Tick(100);
        Assert.Equal(
            "2 instruments have no valid reference price: NONE, MINUS.",
            Assert.Single(_rig.OfFleet("reference-data")).ToAnomaly(null).Message);
    }
}
