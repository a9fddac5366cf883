using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Xunit;

namespace Ops.Simulator.Tests.Market;

public sealed class UnwindTests
{
    private static readonly UnwindSpec s_spec = new(ParticipationPerMille: 200, ImpactBps: 100, ReversionPerMille: 500);
    private static readonly Instrument s_at = new()
    {
        MidTicks = 400_000, SpreadTicks = 200, DailyVolume = 1_000_000, DisplacementTicks = 10_000,
    };

    [Fact]
    public void CostOf_ADaysVolumeLong_IsSpreadImpactAndReversion() =>
        Assert.Equal(10_000m + 400_000m + 500_000m, Unwind.CostOf(1_000_000, s_at, s_spec).Dollars);

    [Fact]
    public void CostOf_AQuarterOfADay_HasHalfTheImpactPerShare() =>
        Assert.Equal(2_500m + 50_000m + 125_000m, Unwind.CostOf(250_000, s_at, s_spec).Dollars);

    [Fact]
    public void CostOf_ShortInAFallenStock_IsTheSameAsLongInARisenOne() => Assert.Equal(
        Unwind.CostOf(250_000, s_at, s_spec),
        Unwind.CostOf(-250_000, s_at with { DisplacementTicks = -10_000 }, s_spec));

    [Fact]
    public void CostOf_AThousandDays_IsNotMoreThanThePosition()
    {
        Instrument thin = s_at with { DailyVolume = 1, DisplacementTicks = 0, SpreadTicks = 0 };
        Assert.Equal(40_000_000m, Unwind.CostOf(1_000_000, thin, s_spec).Dollars);
    }

    [Fact]
    public void DaysOf_ADaysVolumeAtAFifth_IsFive() =>
        Assert.Equal(5, Unwind.DaysOf(-1_000_000, s_at, s_spec), precision: 9);
}
