using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>Gate, server and venue on days on which nobody does anything wrong: nobody is accused.</summary>
public sealed class SourcesAgreeTests
{
    private static readonly TimeSpan s_from = StopDay.Stop - TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_end = SmallScenario.At(9, 30, 24);

    [Theory]
    [InlineData(TelemetryGapKind.Loses)]
    [InlineData(TelemetryGapKind.Delays)]
    public void TapThatLosesOrDelays_AccusesNobody(TelemetryGapKind what)
    {
        using var day = new StopDay(new TimelineItem.TelemetryGap(
            s_from, s_from + TimeSpan.FromSeconds(4), what, ["two"], ""));
        day.RunTo(s_end);
        Assert.Equal(0, day.Sources.Word.Rogue);
        Assert.DoesNotContain("rogue-orders", day.Alarms);
    }

    [Theory]
    [InlineData(ClockDirection.Ahead)]
    [InlineData(ClockDirection.Behind)]
    public void ClockThatIsOff_AccusesNobody(ClockDirection direction)
    {
        using var day = new StopDay(new TimelineItem.ClockStep(
            s_from, s_from + TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(3), direction, ["two"], ""));
        day.RunTo(s_end);
        Assert.Equal(0, day.Sources.Word.Rogue);
    }

    [Fact]
    public void QuietDay_AllThreeSourcesAgreeToTheShare()
    {
        using var day = new StopDay();
        day.RunTo(SmallScenario.At(9, 30, 28));
        ServerReconciliation sources = day.Sources;
        Assert.True(sources.Report.Sent > 0);
        Assert.Equal(sources.Report, sources.Venue);
        Assert.Equal((0L, 0L), (sources.FillsWithoutOrder, sources.StrayShares));
        Assert.Equal((0, 0), (sources.LiveCount, sources.Disputed));
    }
}
