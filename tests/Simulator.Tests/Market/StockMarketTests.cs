using CsCheck;
using Ops.Simulator.Chance;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Market;

public sealed class StockMarketTests
{
    private static readonly TradingDay s_day = new(new SessionSpec(
        TimeSpan.FromHours(9), TimeSpan.FromHours(9), TimeSpan.FromHours(9.5), TimeSpan.FromHours(16),
        TimeSpan.FromHours(16)));

    private static readonly SymbolSpec s_still = new(
        "AAA", new Price(400_000), 1_000_000, 200, 1_000, DailyVolatilityBps: 0);

    [Fact]
    public void TakingTicks_NothingTaken_IsTheTouch()
    {
        StockMarket market = Opened();
        Assert.Equal(market[0].AskTicks, market.TakingTicks(0, Side.Buy));
        Assert.Equal(market[0].BidTicks, market.TakingTicks(0, Side.Sell));
    }

    [Fact]
    public void TakingTicks_AsManySharesTakenAsTheDepth_CostsTheTemporaryImpact()
    {
        StockMarket market = Opened(new MarketSpec(100, 2, 0, 0, MaximumTemporaryBps: 9_000));
        market.CountOwn(0, Side.Buy, 1_000, tookDepth: true);
        long beyond = market.TakingTicks(0, Side.Buy) - market[0].AskTicks;
        Assert.InRange(beyond, 3_900, 4_000); // 1 % of $40, a little less for the bend towards the bound
        Assert.Equal(market[0].BidTicks, market.TakingTicks(0, Side.Sell));
    }

    [Fact]
    public void TakingTicks_AfterTheHalfLife_CostsHalf()
    {
        StockMarket market = Opened(new MarketSpec(100, 2, 0, 0, MaximumTemporaryBps: 9_000));
        market.CountOwn(0, Side.Sell, 1_000, tookDepth: true);
        long at = s_day.Open;
        for (int bucket = 0; bucket < 20; bucket++)
            market.Step(at += 100_000_000);
        Assert.InRange(market[0].BidTicks - market.TakingTicks(0, Side.Sell), 1_900, 2_100);
    }

    [Fact]
    public void Step_NetBuying_MovesTheMidForGood()
    {
        StockMarket market = Opened(new MarketSpec(0, 2, 20, 5_000));
        long before = market[0].MidTicks;
        market.CountOwn(0, Side.Buy, 100_000, tookDepth: false); // ten percent of a day: 200 bps, bent to 192
        market.Step(s_day.Open + 100_000_000);
        Assert.InRange(market[0].MidTicks - before, 7_500, 8_000);
        for (int bucket = 2; bucket < 600; bucket++)
            market.Step(s_day.Open + bucket * 100_000_000L);
        Assert.InRange(market[0].MidTicks - before, 7_500, 8_000);
    }

    [Fact]
    public void Step_AnyOwnFlow_NeverMovesTheMidBeyondTheBound() =>
        Gen.Select(Gen.Int[1, 50_000_000], Gen.Bool, Gen.Int[0, 1_000]).Sample((shares, buys, bps) =>
        {
            StockMarket market = Opened(new MarketSpec(bps, 2, bps, 1_000));
            market.CountOwn(0, buys ? Side.Buy : Side.Sell, shares, tookDepth: true);
            market.Step(s_day.Open + 100_000_000);
            Assert.InRange(market[0].MidTicks, 400_000 * 9 / 10 - 200, 400_000 * 11 / 10 + 200);
            Assert.True(market[0].BidTicks > 0 && market[0].BidTicks < market[0].AskTicks);
        });

    [Fact]
    public void WouldTake_AnyFlowAndLimit_SaysWhatTheTakingPriceSays() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Bool, Gen.Int[300_000, 500_000]).Sample((shares, buys, limit) =>
        {
            StockMarket market = Opened(new MarketSpec(100, 2, 5, 1_000));
            Side side = buys ? Side.Buy : Side.Sell;
            if (shares > 0)
                market.CountOwn(0, side, shares, tookDepth: true);
            long price = market.TakingTicks(0, side);
            Assert.Equal(buys ? price <= limit : price >= limit, market.WouldTake(0, side, limit));
        });

    [Fact]
    public void Step_ADayOfTrading_TradesTheUsualVolumeInAUShape()
    {
        StockMarket market = Opened();
        long noon = 0;
        for (long at = s_day.Open + 100_000_000; at <= s_day.Close; at += 100_000_000)
        {
            market.Step(at);
            if (at == s_day.Open + s_day.TradingNanoseconds / 2)
                noon = market[0].MarketVolume;
        }
        market.Close();
        Assert.InRange(market[0].MarketVolume, 970_000, 1_030_000);
        Assert.InRange(noon, 400_000, 540_000);
    }

    [Fact]
    public void Open_Spread_IsTwiceTheUsualAndSettles()
    {
        StockMarket market = Opened();
        Assert.Equal(400, market[0].AskTicks - market[0].BidTicks);
        for (int bucket = 1; bucket <= 9_200; bucket++)
            market.Step(s_day.Open + bucket * 100_000_000L);
        Assert.Equal(200, market[0].AskTicks - market[0].BidTicks);
    }

    [Fact]
    public void Close_Quotes_AreGone()
    {
        StockMarket market = Opened();
        market.TakeChanged();
        market.Close();
        Mark last = Assert.Single(market.TakeChanged());
        Assert.Equal((0, 0), (last.Bid.Ticks, last.Ask.Ticks));
        Assert.Equal(400_000, last.Mid.Ticks);
        Assert.False(market.IsTrading);
    }

    private static StockMarket Opened(MarketSpec? spec = null)
    {
        var market = new StockMarket([s_still], spec ?? new MarketSpec(50, 2, 10, 1_000), s_day, new Prng(1));
        market.Open();
        return market;
    }
}
