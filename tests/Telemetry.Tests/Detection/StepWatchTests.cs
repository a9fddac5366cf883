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
    public void Value_OnTheResetItself_HoldsTheStep_AndNothingMeasuredHoldsNone()
    {
        RuleSetting setting = Setting(100) with { ResetAtPercent = 80 };
        var watch = new StepWatch();
        Assert.Equal(
            [1, 1, 0, 0, -1],
            new long[] { 101, 80, 79, 56, 55 }.Select(value => watch.Advance(value, setting, ServerStory.At(0))));

        var unset = new StepWatch();
        Assert.Equal(
            [1, -1], new long[] { 1, 0 }.Select(value => unset.Advance(value, Setting(0), ServerStory.At(0))));
    }

    [Fact]
    public void Watch_IsCalm_UntilAStepIsReached_AndAgainWhenNoneIs()
    {
        RuleSetting setting = Setting(100) with { Sustain = TimeSpan.FromSeconds(1) };
        var watch = new StepWatch();
        Assert.True(watch.IsCalm);

        watch.Advance(70, setting, ServerStory.At(0));
        Assert.Equal((false, StepWatch.None), (watch.IsCalm, watch.Standing));
        watch.Advance(70, setting, ServerStory.At(1_000));
        Assert.Equal((false, 0), (watch.IsCalm, watch.Standing));
        watch.Advance(1, setting, ServerStory.At(2_000));

        Assert.Equal((true, StepWatch.None), (watch.IsCalm, watch.Standing));
    }

    [Fact]
    public void Ladder_LongerThanThereAreActions_EndsAtTheLastOfThem()
    {
        RuleSetting setting = Setting(100) with
        {
            Steps = [.. Enumerable.Range(1, StepWatch.MostSteps + 1)
                .Select(static step => new RuleStep(step * 10, LimitAction.Alarm))],
        };

        Assert.Equal(StepWatch.MostSteps - 1, new StepWatch().Advance(1_000, setting, ServerStory.At(0)));
    }

    [Fact]
    public void Threshold_BeyondWhatAValueCanBe_IsTheLargest() => Assert.Equal(
        long.MaxValue,
        Threshold.Of(Setting(long.MaxValue) with { Steps = [new RuleStep(200, LimitAction.Block)] }).From);

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
