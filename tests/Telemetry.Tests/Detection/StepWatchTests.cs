using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class StepWatchTests
{
    [Theory]
    [InlineData(-5, 100, StepWatch.None)]
    [InlineData(69, 100, StepWatch.None)]
    [InlineData(70, 100, 0)]
    [InlineData(100, 100, 0)]
    [InlineData(101, 100, 1)]
    [InlineData(long.MaxValue, long.MaxValue, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, StepWatch.None)]
    public void Value_AgainstItsLimit_StandsOnItsStep(long value, long limit, int step)
    {
        var watch = new StepWatch();
        Assert.Equal(step, watch.Advance(value, Setting(limit), ServerStory.At(0)));
    }

    [Fact]
    public void Step_StandsOnlyAfterItsSustain_WithoutAPause()
    {
        RuleSetting setting = Setting(100) with { Sustain = TimeSpan.FromMilliseconds(300) };
        var watch = new StepWatch();
        int[] values = [150, 150, 150, 0, 150, 150, 150, 150];

        int[] steps = [.. values.Select((value, i) => watch.Advance(value, setting, ServerStory.At(i * 100)))];

        Assert.Equal([-1, -1, -1, -1, -1, -1, -1, 1], steps);
    }

    [Fact]
    public void Value_BetweenResetAndThreshold_HoldsTheStepButDoesNotTakeIt()
    {
        RuleSetting setting = Setting(100) with { ResetAtPercent = 80 };
        var watch = new StepWatch();
        int[] values = [95, 101, 95, 81, 79, 95, 57, 55];

        int[] steps = [.. values.Select((value, i) => watch.Advance(value, setting, ServerStory.At(i)))];

        Assert.Equal([0, 1, 1, 1, 0, 0, 0, -1], steps);
    }

    [Fact]
    public void Step_IsNeverAboveWhatTheValueReachedSince() =>
        Gen.Select(Gen.Long[0, 300].Array[1, 60], Gen.Int[10, 100], Gen.Int[0, 5]).Sample((values, reset, sustain) =>
        {
            RuleSetting setting = Setting(100) with
            {
                ResetAtPercent = reset, Sustain = TimeSpan.FromMilliseconds(sustain * 100),
            };
            var watch = new StepWatch();
            long highest = 0;
            for (int i = 0; i < values.Length; i++)
            {
                int step = watch.Advance(values[i], setting, ServerStory.At(i * 100));
                highest = Math.Max(highest, values[i]);
                Assert.True(step == StepWatch.None
                    || StepWatch.IsReached(highest, 100, setting.Steps[step].AtPercent));
                if (values[i] == 0)
                    Assert.Equal(StepWatch.None, step);
                if (sustain == 0 && values[i] > 100)
                    Assert.Equal(1, step);
            }
        });

    private static RuleSetting Setting(long limit) => new()
    {
        Rule = "order-rate", Limit = limit, Steps = RuleSetting.WarnThen(70, LimitAction.Block),
    };
}
