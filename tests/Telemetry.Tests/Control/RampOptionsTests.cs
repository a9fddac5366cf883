using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class RampOptionsTests
{
    [Fact]
    public void Unset_IsValid_AndRisesToAll()
    {
        Assert.Empty(new RampOptions().Validate());
        Assert.Equal([1, 10, 100], new RampOptions().Stages.Select(static stage => stage.Percent));
    }

    [Theory]
    [InlineData(new[] { 1, 10 }, 30, 10, "Ramp:Stages ends at 10 %; the last stage must be 100 %.")]
    [InlineData(new[] { 10, 10, 100 }, 30, 10, "Ramp:Stages:Percent is 10; it must rise from 1 to 100.")]
    [InlineData(new[] { 0, 100 }, 30, 10, "Ramp:Stages:Percent is 0; it must rise from 1 to 100.")]
    [InlineData(new[] { 100 }, 0, 10, "Ramp:Stages:Seconds is 0; it must be from 1 to 3600.")]
    [InlineData(new[] { 100 }, 3_601, 10, "Ramp:Stages:Seconds is 3601; it must be from 1 to 3600.")]
    [InlineData(new int[0], 30, 10, "Ramp:Stages must have 1 to 6 stages.")]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 100 }, 30, 10, "Ramp:Stages must have 1 to 6 stages.")]
    [InlineData(new[] { 100 }, 30, 0, "Ramp:UnknownOrdersPerSecond is 0; it must be from 1 to 10000.")]
    [InlineData(new[] { 100 }, 30, 10_001, "Ramp:UnknownOrdersPerSecond is 10001; it must be from 1 to 10000.")]
    public void Wrong_IsNamed_AndNothingElseIs(int[] percents, int seconds, int unknown, string fault)
    {
        RampOptions options = Of(percents, seconds, unknown);

        Assert.Equal([fault], options.Validate());
        Assert.Equal(["Control:" + fault], new ControlOptions { Ramp = options }.Validate());
    }

    [Theory]
    [InlineData(new[] { 100 }, 1, 1)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 100 }, 3_600, 10_000)]
    public void Edges_AreTaken(int[] percents, int seconds, int unknown) =>
        Assert.Empty(Of(percents, seconds, unknown).Validate());

    [Fact]
    public void MoreThanAll_OrNoStagesAtAll_IsNamed()
    {
        Assert.Equal(
            [
                "Ramp:Stages:Percent is 101; it must rise from 1 to 100.",
                "Ramp:Stages ends at 101 %; the last stage must be 100 %.",
            ],
            Of([101], 30, 10).Validate());
        Assert.Equal(["Ramp:Stages must have 1 to 6 stages."], new RampOptions { Stages = default }.Validate());
    }

    private static RampOptions Of(int[] percents, int seconds, int unknown) => new()
    {
        Stages = [.. percents.Select(percent => new RampStage(percent, TimeSpan.FromSeconds(seconds)))],
        UnknownOrdersPerSecond = unknown,
    };
}
