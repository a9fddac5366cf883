using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

/// <summary>Limits that one instrument has for itself: tighter ones hold, looser ones do not shield others.</summary>
public sealed class InstrumentLimitTests
{
    private const int Thin = 1;
    private static readonly FleetDefinition s_fleet = Fleets.Of() with
    {
        Symbols =
        [
            .. new[] { "DEEP", "THIN" }.Select(static (ticker, index) =>
                new SymbolDefinition(new SymbolId((ushort)index), ticker, Price.FromDollars(10))
                {
                    AverageDailyVolume = 10_000_000, SharesOutstanding = 1_000_000_000,
                }),
        ],
    };

    /// <summary>What an order of THIN is that passes its own limit, and what DEEP's limit lets pass.</summary>
    public static TheoryData<string, long, int, decimal> Tighter => new()
    {
        { "order-quantity", 50, 51, 10 },
        { "order-notional", Money.FromDollars(500).Units, 51, 10 },
        { "order-of-daily-volume", 1, 200_000, 10 },
        { "order-of-outstanding", 1, 20_000_000, 10 },
        { "price-band", 350, 1, 10.36m },
    };

    [Theory]
    [MemberData(nameof(Tighter))]
    public void TighterLimit_OfOneInstrument_TripsOnItsOrder_AndLeavesTheOthersTheServers(
        string rule, long limit, int quantity, decimal dollars)
    {
        RuleRig rig = Rig((RuleScope.EachServer, rule, 1_000_000_000_000), (Own, rule, limit));
        rig.Story.Sent(1, quantity, dollars, symbol: 0);
        Assert.False(Trips(rig, rule));

        rig.Story.Sent(2, 1, symbol: Thin).Sent(3, quantity, dollars, symbol: Thin).Sent(4, 1, symbol: Thin);

        Assert.True(Trips(rig, rule));
        StandingFinding finding = Assert.Single(rig.Of(rule));
        Assert.Equal((Thin, 3L, limit), (finding.Verdict.Symbol, finding.Verdict.Event, finding.Setting.Limit));
        Assert.Equal(Thin, finding.ToAnomaly(null).Symbol!.Value.Index);
    }

    [Fact]
    public void LooserLimit_OfOneInstrument_DoesNotHideASmallerOrderOfAnother()
    {
        RuleRig rig = Rig((RuleScope.EachServer, "order-quantity", 100), (Own, "order-quantity", 10_000));

        rig.Story.Sent(1, 6_000, symbol: Thin).Sent(2, 101, symbol: 0);

        Assert.True(Trips(rig, "order-quantity"));
        StandingFinding finding = Assert.Single(rig.Of("order-quantity"));
        Assert.Equal((0, 101L), (finding.Verdict.Symbol, finding.Verdict.Value));
    }

    [Fact]
    public void Finding_OfOneInstrument_StaysInSightForAMinute_WithItsHighest()
    {
        RuleRig rig = Rig((Own, "order-quantity", 50));
        rig.Story.Sent(1, 60, symbol: Thin).Sent(2, 80, symbol: Thin);
        rig.Tick(100);
        rig.Story.Then(10_000).Sent(3, 70, symbol: Thin);
        rig.Tick(10_100);
        Assert.Equal(80, Assert.Single(rig.Of("order-quantity")).Verdict.Value);

        rig.Tick(69_900);
        Assert.Single(rig.Of("order-quantity"));
        rig.Tick(70_100);
        Assert.Empty(rig.Of("order-quantity"));
    }

    [Fact]
    public void Rule_ThatIsOff_WatchesTheInstrumentsItIsOnFor_AndThoseAlone()
    {
        RuleBook book = RuleBook.Standard
            .With(RuleScope.EachServer, "order-quantity", new RulePatch { Enabled = false })
            .With(Own, "order-quantity", new RulePatch { Enabled = true, Limit = 50, Steps = Blocks });
        var rig = new RuleRig(book, s_fleet);

        rig.Story.Sent(1, 50_000_000, symbol: 0);
        Assert.False(Trips(rig, "order-quantity"));
        rig.Tick(100);
        Assert.Empty(rig.Of("order-quantity"));
        rig.Story.Then(200).Sent(2, 51, symbol: Thin);
        Assert.True(Trips(rig, "order-quantity"));
    }

    [Fact]
    public void Instrument_ForWhichARuleIsOff_IsNotWatched()
    {
        RuleBook book = RuleBook.Standard.With(Own, "order-quantity", new RulePatch { Enabled = false });
        var rig = new RuleRig(book, s_fleet);

        rig.Story.Sent(1, 50_000_000, symbol: Thin);
        Assert.False(Trips(rig, "order-quantity"));
        rig.Tick(100);
        Assert.Empty(rig.Of("order-quantity"));
    }

    [Fact]
    public void Change_OfAnInstrumentsLimit_IsInForceFromTheNextSlice()
    {
        RuleRig rig = Rig((Own, "order-quantity", 50));
        rig.Panels[0].Use(rig.Book.With(Own, "order-quantity", new RulePatch { Limit = 5_000 }));
        rig.Story.Sent(1, 60, symbol: Thin);
        Assert.False(Trips(rig, "order-quantity"));
        rig.Panels[0].Use(RuleBook.Standard);
        rig.Story.Sent(2, 5_001, symbol: Thin);
        Assert.False(Trips(rig, "order-quantity"));
    }

    [Fact]
    public void EveryRule_ThatIsOfAnInstrument_CanBeSetForOne_AndNoOther()
    {
        Assert.Equal(
            RuleCatalog.All.Where(static rule => rule.IsOfInstrument).Select(static rule => rule.Code),
            RuleCatalog.All.Where(rule => RuleBook.Standard.At(Own, rule.Code) is not null)
                .Select(static rule => rule.Code));
        Assert.Equal(
            "the rule drawdown does not watch instrument THIN; rules that do are price-band, order-notional, " +
            "order-quantity, order-of-daily-volume, order-of-outstanding, participation",
            RuleChecks.Unwatched("drawdown", Own));
    }

    private static bool Trips(RuleRig rig, string rule)
    {
        rig.Inspect();
        return rig.Of(rule).Any(static finding => finding.Trips);
    }

    private static RuleScope Own => new(RuleScopeKind.Symbol, "THIN");

    private static ImmutableArray<RuleStep> Blocks =>
        RuleSetting.WarnThen(70, LimitAction.Block);

    private static RuleRig Rig(params (RuleScope Scope, string Rule, long Limit)[] set) => new(
        set.Aggregate(RuleBook.Standard, static (book, one) =>
            book.With(one.Scope, one.Rule, new RulePatch { Limit = one.Limit, Steps = Blocks })), s_fleet);
}
