using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class WaitingCostsTests
{
    [Fact]
    public void SteadyLoss_IsItsOwnForecast_WithNoWidth()
    {
        WaitingCost cost = WaitingCosts.Of(Reading(), default, Trend(31, static i => -1_000 * i))!;

        Assert.Equal(
            (Money.FromDollars(1_000), Money.FromDollars(1_000), Money.FromDollars(1_000)),
            (cost.LossPerSecond, cost.LossLow, cost.LossHigh));
        Assert.Equal(Money.FromDollars(500), cost.ExposurePerSecond);
    }

    [Fact]
    public void TooLittleSeen_IsNoForecast() =>
        Assert.Null(WaitingCosts.Of(Reading(), default, Trend(10, static i => -i)));

    [Fact]
    public void Shares_AreThoseOfTheExecutionsOfTenSeconds() =>
        Assert.Equal(600, WaitingCosts.Of(Reading(), default, Trend(31, static _ => 0))!.SharesPerSecond);

    [Fact]
    public void NeedlessStop_IsWhatItsUsualOrdersAreWorthUntilItFlowsAgain()
    {
        // 20 orders/s of $1,000 for 420 s at 2 bps
        Assert.Equal(
            Money.FromDollars(1_680), WaitingCosts.Of(Reading(), default, Trend(31, static _ => 0))!.NeedlessStop);
        Assert.Null(WaitingCosts.Of(
            Reading() with { OpenOrders = 0 }, default, Trend(31, static _ => 0))!.NeedlessStop);
    }

    [Fact]
    public void Interval_OfIndependentSeconds_HoldsFourOutOfFive()
    {
        int inside = 0;
        const int Runs = 2_000;
        var chance = new SeededWalk(7);
        for (int run = 0; run < Runs; run++)
        {
            long[] steps = [.. Enumerable.Range(0, 41).Select(_ => chance.Next())];
            long[] path = new long[42];
            for (int i = 0; i < 41; i++)
                path[i + 1] = path[i] - steps[i];
            WaitingCost cost = WaitingCosts.Of(Reading(), default, Trend(31, i => path[i]))!;
            long mean = (path[30] - path[40]) / 10 * Money.Scale;
            if (mean >= cost.LossLow.Units && mean <= cost.LossHigh.Units)
                inside++;
        }
        Assert.InRange(inside * 100 / Runs, 76, 86);
    }

    [Fact]
    public void Interval_OfTwoMinutes_HoldsFourOutOfFive_OfJumpsAndOfIndependentSeconds()
    {
        // P&L of a real server mostly stands and now and then jumps: nothing like a bell curve.
        Assert.InRange(InsideOf(static chance => chance.Next() > 2_000 ? 40_000 : 0), 75, 86);
        Assert.InRange(InsideOf(static chance => chance.Next()), 75, 86);
    }

    [Fact]
    public void Interval_OfAServerThatAlwaysLosesMoreThanBefore_LiesAboveItsMean()
    {
        WaitingCost cost = WaitingCosts.Of(Reading(), default, Trend(121, static i => -i * (long)i))!;
        Assert.True(cost.LossLow > cost.LossPerSecond, $"{cost}");
        long next = ((130L * 130) - (120L * 120)) / 10 * Money.Scale;
        Assert.InRange(next, cost.LossLow.Units, cost.LossHigh.Units);
    }

    [Fact]
    public void Interval_OfALossThatHasJustBegun_IsNotCertain()
    {
        // calm for 112 seconds, then a thousand dollars a second: no error of the calm speaks for it
        WaitingCost cost = WaitingCosts.Of(Reading(), default, Trend(121, static i => -1_000 * Math.Max(0, i - 112)))!;

        Assert.True(cost.LossLow < cost.LossPerSecond && cost.LossHigh > cost.LossPerSecond, $"{cost}");
        Assert.InRange(1_000L * Money.Scale, cost.LossLow.Units, cost.LossHigh.Units);
    }

    [Fact]
    public void Within_IsWhatPuttingAllInOrderGives() =>
        Gen.Long.Array[1, 130].SelectMany(
            static values => Gen.Int[0, (values.Length - 1) / 2], static (values, outside) => (values, outside))
        .Sample(static given =>
        {
            long[] sorted = [.. given.values.Order()];
            Assert.Equal(
                (sorted[given.outside], sorted[^(given.outside + 1)]),
                WaitingCosts.Within(given.values, given.outside));
        });

    private static int InsideOf(Func<SeededWalk, long> loss)
    {
        var chance = new SeededWalk(11);
        long[] path = new long[4_001];
        for (int i = 1; i < path.Length; i++)
            path[i] = path[i - 1] - loss(chance);
        int inside = 0;
        int runs = 0;
        for (int at = 120; at + 10 < path.Length; at += 10, runs++)
        {
            int now = at;
            WaitingCost cost = WaitingCosts.Of(Reading(), default, Trend(121, i => path[now - 120 + i]))!;
            long mean = (path[at] - path[at + 10]) / 10 * Money.Scale;
            if (mean >= cost.LossLow.Units && mean <= cost.LossHigh.Units)
                inside++;
        }
        return inside * 100 / runs;
    }

    [Fact]
    public void Root_IsTheLargestWholeOne() => Gen.Long[0, long.MaxValue].Sample(static value =>
    {
        Int128 square = (Int128)value * value;
        Assert.Equal(value, WaitingCosts.Root(square));
        Assert.Equal(value, WaitingCosts.Root(square + value));
    });

    private static ServerReading Reading()
    {
        KindCounts filled = default;
        filled[(int)OrderEventKind.Filled] = 60;
        return new ServerReading
        {
            At = default, In10s = filled, Executions = 10, SharesExecuted = 1_000, OpenOrders = 4,
            OpenNotional = Money.FromDollars(4_000),
        };
    }

    private static TrendPoint[] Trend(int points, Func<int, long> pnlDollars) =>
    [
        .. Enumerable.Range(0, points).Select(i => new TrendPoint(
            new MarketTime(i * MarketTime.NanosecondsPerSecond), 20, 6, 0, Money.FromDollars(500 * i), default,
            Money.FromDollars(pnlDollars(i)))),
    ];

    /// <summary>Losses of independent seconds, near a bell curve: twelve even draws.</summary>
    private sealed class SeededWalk(ulong seed)
    {
        private ulong _state = seed;

        public long Next()
        {
            long sum = 0;
            for (int i = 0; i < 12; i++)
            {
                _state = (_state * 6364136223846793005) + 1442695040888963407;
                sum += (long)(_state >> 33) % 1_000;
            }
            return sum - 6_000;
        }
    }
}
