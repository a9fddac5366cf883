using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class FlowRuleTests
{
    private readonly RuleRig _rig = new(fleet: Fleets.Of(symbols: 200));
    private int _order;

    [Fact]
    public void Rate_IsCountedAtEveryOrder_AndNamesTheOneThatCrossed()
    {
        for (int order = 1; order <= 520; order++)
            _rig.Story.Then(order).Sent(order, dollars: 10 + order, symbol: order % 200);
        _rig.Inspect();
        Anomaly anomaly = Assert.Single(_rig.Of("order-rate")).ToAnomaly(null);
        Assert.Equal((501L, 520m), (anomaly.EventSequence, anomaly.Value));
    }

    [Fact]
    public void Burst_TripsAtItsOrder()
    {
        for (int order = 1; order <= 401; order++)
            _rig.Story.Then(order / 5).Sent(order, dollars: 10 + order, symbol: order % 200);
        Assert.True(_rig.Inspect()[0]);
        Assert.Equal(401, Assert.Single(_rig.Of("order-burst")).Verdict.Event);
    }

    [Fact]
    public void Server_ThatLeavesItsPeersAndItsHistory_IsAccused_AndNoOther()
    {
        Play(200, static _ => 10);
        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Of("peer-divergence", server)));
        Play(5, static server => server == 7 ? 200 : 10);

        Anomaly anomaly = Assert.Single(_rig.Of("peer-divergence", 7)).ToAnomaly(null);
        Assert.Equal(LimitAction.Alarm, anomaly.Step);
        Assert.All(Enumerable.Range(0, 7), server => Assert.Empty(_rig.Of("peer-divergence", server)));
    }

    [Fact]
    public void Majority_ThatRunsAway_IsTheFleet_AndNobodyIsAccused()
    {
        Play(200, static _ => 10);
        Play(8, static server => server < 6 ? 150 : 10);

        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Of("peer-divergence", server)));
        Assert.Equal("6 of 8 servers deviate", _rig.Slot("peer-divergence", 7).NoOpinion);
        Assert.StartsWith(
            "6 of 8 servers send more than three times what is usual",
            Assert.Single(_rig.OfFleet("fleet-divergence")).ToAnomaly(null).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WholeMarket_ThatTradesMore_ExplainsTheFleet()
    {
        Play(200, static _ => 10, volume: 1_000);
        Play(30, static _ => 50, volume: 5_000);
        Assert.Empty(_rig.OfFleet("fleet-divergence"));
        Assert.Contains("the whole market trades", _rig.FleetPanel.Slots.Single(
            static slot => slot.Detector.Rule == "fleet-divergence").NoOpinion);
    }

    [Fact]
    public void Auction_GivesNoOpinion()
    {
        _rig.Phase = SessionPhase.OpeningAuction;
        Play(200, static _ => 10);
        Play(5, static server => server == 7 ? 200 : 10);
        Assert.Empty(_rig.Of("peer-divergence", 7));
        Assert.Empty(_rig.Of("order-rate-history", 7));
    }

    [Fact]
    public void OrdersOut_WithoutOrdersIn_AreFound()
    {
        _rig.Story.Parent(1, 1_000_000);
        Play(12, static server => server == 0 ? 100 : 10);
        Assert.True(Assert.Single(_rig.Of("orders-per-parent")).Verdict.Value > 1_000);
        Assert.Equal("the server reports no client orders", _rig.Slot("orders-per-parent", 1).NoOpinion);
    }

    [Fact]
    public void Mix_ThatTurnsToOneRange_IsFound_AndTheUsualIsNot()
    {
        FleetDefinition fleet = Fleets.Of() with
        {
            Symbols = [.. Enumerable.Range(0, 26).Select(static i =>
                new SymbolDefinition(new SymbolId(i), $"{(char)('A' + i)}X", Price.FromDollars(10 + i)))],
        };
        var rig = new RuleRig(fleet: fleet);
        PlayMix(rig, 0, 3_200, static order => order * 7 % 26);
        Assert.Empty(rig.Of("mix-change"));
        Assert.Null(rig.Slot("mix-change").NoOpinion);
        PlayMix(rig, 3_200, 3_700, static order => order % 10 == 0 ? order % 26 : 8);
        Assert.Contains(
            "tickers beginning with I", Assert.Single(rig.Of("mix-change")).ToAnomaly(null).Message);
    }

    [Fact]
    public void Participation_IsFoundWhereThePriceGoesAlong()
    {
        long volume = 0;
        for (int second = 1; second <= 60; second++)
        {
            volume += 1_000;
            decimal price = second <= 30 ? 10 : 10 + (0.05m * (second - 30));
            _rig.Mark(0, price, second * 1_000, volume);
            _rig.Mark(1, 10, second * 1_000, volume);
            if (second > 30)
            {
                _rig.Story.Then((second * 1_000) - 10).Sent(++_order, 500, price).Filled(_order, 500, price);
                _rig.Story.Sent(++_order, 500, 10, symbol: 1).Filled(_order, 500, 10, symbol: 1);
            }
            _rig.Tick(second * 1_000);
        }
        StandingFinding finding = Assert.Single(_rig.Of("participation"));
        Assert.Equal((0, 35L), (finding.Verdict.Symbol, finding.Verdict.Value));
    }

    private static void PlayMix(RuleRig rig, int from, int to, Func<int, int> symbol)
    {
        for (int order = from; order < to; order++)
        {
            rig.Story.Then(order * 100).Sent(order + 1, dollars: 10 + symbol(order), parent: 0,
                side: order % 2 == 0 ? Side.Buy : Side.Sell, symbol: symbol(order)).Accepted(order + 1)
                .Filled(order + 1, side: order % 2 == 0 ? Side.Buy : Side.Sell, symbol: symbol(order));
            rig.Tick((order * 100) + 50);
        }
    }

    private void Play(int seconds, Func<int, int> ordersPerSecond, long volume = 0)
    {
        long start = _rig.Ledgers[0].Figures.AtNanoseconds / MarketTime.NanosecondsPerMillisecond;
        long first = start - (ServerStory.Open.Nanoseconds / MarketTime.NanosecondsPerMillisecond);
        for (int tick = 1; tick <= seconds * 5; tick++)
        {
            long at = first + (tick * 200L);
            for (int server = 0; server < 8; server++)
            {
                for (int i = 0; i < ordersPerSecond(server) / 5; i++)
                {
                    _order++;
                    _rig.Stories[server].Then(at - 100).Sent(
                        _order, dollars: 10 + (_order % 180), symbol: _order % 180).Rejected(_order);
                }
            }
            _rig.Ledger.MarketVolumes[0] += volume;
            _rig.Tick(at);
        }
    }
}
