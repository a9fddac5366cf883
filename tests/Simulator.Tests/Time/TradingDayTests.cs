using Ops.Simulator.Scenarios;
using Ops.Simulator.Time;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Time;

public sealed class TradingDayTests
{
    private static readonly TradingDay s_day = new(new SessionSpec(
        TimeSpan.FromHours(8), TimeSpan.FromHours(9), TimeSpan.FromHours(9.5), TimeSpan.FromHours(16),
        TimeSpan.FromHours(17)));

    [Theory]
    [InlineData(8.5, SessionPhase.Closed)]
    [InlineData(9.0, SessionPhase.PreOpen)]
    [InlineData(9.5, SessionPhase.OpeningAuction)]
    [InlineData(12.0, SessionPhase.Open)]
    [InlineData(16.0, SessionPhase.ClosingAuction)]
    [InlineData(16.5, SessionPhase.PostClose)]
    public void PhaseAt_EachPartOfTheDay_IsThatPhase(double hours, SessionPhase phase) =>
        Assert.Equal(phase, s_day.PhaseAt(At(hours)));

    [Fact]
    public void ActivityPerMille_OverTheDay_HasAMeanOfOneAndAQuietNoon()
    {
        double mean = Enumerable.Range(0, 6_500).Average(i => s_day.ActivityPerMille(At(9.5 + i / 1_000.0)));
        Assert.InRange(mean, 995, 1_005);
        Assert.True(s_day.ActivityPerMille(At(9.5)) > 2 * s_day.ActivityPerMille(At(13)));
        Assert.True(s_day.ActivityPerMille(At(15.99)) > 2 * s_day.ActivityPerMille(At(13)));
        Assert.Equal(s_day.BusiestPerMille, s_day.ActivityPerMille(At(9.5)));
    }

    private static long At(double hours) => MarketTime.FromTimeOfDay(TimeSpan.FromHours(hours)).Nanoseconds;
}
