using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class UnwindCostTests
{
    private static readonly Price s_ten = Price.FromDollars(10);
    private static readonly UnwindAssumptions s_assumed = UnwindAssumptions.Standard;

    [Fact]
    public void Cost_OfOneUsualDay_IsHalfTheSpreadAndTheStatedImpact()
    {
        UnwindCost cost = UnwindCost.Of(-1_000_000, s_ten, 1_000_000, s_assumed)!.Value;

        Assert.Equal(Money.FromDollars(5_000), cost.Spread); // 5 bps of 10 million
        Assert.Equal(Money.FromDollars(133_000), cost.Impact); // 133 bps of it
        Assert.Equal(Money.FromDollars(138_000), cost.Total);
    }

    [Fact]
    public void Impact_GrowsWithTheRootOfTheSize()
    {
        Money quarter = UnwindCost.Of(250_000, s_ten, 1_000_000, s_assumed)!.Value.Impact!.Value;

        Assert.Equal(Money.FromDollars(16_625), quarter); // half of 133 bps of 2.5 million
    }

    [Fact]
    public void Impact_IsNeverMoreThanTheValue()
    {
        UnwindCost cost = UnwindCost.Of(1_000_000, s_ten, 1, s_assumed)!.Value;

        Assert.Equal(s_ten.Notional(1_000_000), cost.Impact);
    }

    [Fact]
    public void Cost_WithoutAVolume_IsTheSpreadAlone_AndSaysSo()
    {
        UnwindCost cost = UnwindCost.Of(100, s_ten, 0, s_assumed)!.Value;

        Assert.Null(cost.Impact);
        Assert.Equal(cost.Spread, cost.Total);
    }

    [Fact]
    public void Cost_WithoutAPrice_IsNone() => Assert.Null(UnwindCost.Of(100, new Price(0), 1_000, s_assumed));

    [Theory]
    [InlineData(1, 7)]
    [InlineData(999_999_937, 3)]
    [InlineData(123_456_789, 987_654_321)]
    public void Root_IsTheWholeRoot_OfAnySize(long shares, long volume)
    {
        var wide = new UnwindAssumptions(0, 10_000, 100); // the impact is the value times the root
        Money impact = UnwindCost.Of(shares, new Price(1), volume, wide)!.Value.Impact!.Value;

        double expected = Math.Min(shares, Math.Ceiling(shares * Math.Sqrt((double)shares / volume)));

        Assert.InRange(impact.Units, (long)(expected * 0.9999) - 1, (long)(expected * 1.0001) + 1);
    }

    [Theory]
    [InlineData(100_000, 1_000_000, 100)] // a tenth of the volume takes a day at a tenth of it
    [InlineData(-1, 1_000_000, 1)]
    [InlineData(0, 1_000_000, 0)]
    public void Days_AreRoundedUp(long shares, long volume, long hundredths) =>
        Assert.Equal(hundredths, UnwindCost.DaysHundredths(shares, volume, s_assumed));

    [Fact]
    public void Days_WithoutAVolume_AreNotKnown() => Assert.Null(UnwindCost.DaysHundredths(100, 0, s_assumed));

    [Fact]
    public void Cost_ThatDoesNotFit_Throws() => Assert.Throws<OverflowException>(
        () => UnwindCost.Of(long.MaxValue / 2, s_ten, 1, s_assumed));
}
