using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
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
    [InlineData(new[] { 1, 10 }, 30, 10, "ends at 10 %")]
    [InlineData(new[] { 10, 10, 100 }, 30, 10, "is 10; it must rise")]
    [InlineData(new[] { 0, 100 }, 30, 10, "is 0; it must rise")]
    [InlineData(new[] { 100 }, 0, 10, "Seconds is 0")]
    [InlineData(new[] { 100 }, 3_601, 10, "Seconds is 3601")]
    [InlineData(new int[0], 30, 10, "must have 1 to 6 stages")]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 100 }, 30, 10, "must have 1 to 6 stages")]
    [InlineData(new[] { 100 }, 30, 0, "UnknownOrdersPerSecond is 0")]
    public void Wrong_IsNamed(int[] percents, int seconds, int unknown, string fault)
    {
        var options = new RampOptions
        {
            Stages = [.. percents.Select(percent => new RampStage(percent, TimeSpan.FromSeconds(seconds)))],
            UnknownOrdersPerSecond = unknown,
        };

        Assert.Contains(options.Validate(), said => said.Contains(fault, StringComparison.Ordinal));
        Assert.Contains(
            new ControlOptions { Ramp = options }.Validate(), said => said.StartsWith("Control:Ramp:"));
    }
}
