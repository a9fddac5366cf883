using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Contracts;

public sealed class BlindnessOptionsTests
{
    [Fact]
    public void Defaults_AreValid() => Assert.Empty(new BlindnessOptions().Validate());

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AlarmAfter_NotAboveZero_IsRefusedByName(int seconds) =>
        Assert.Contains(
            nameof(BlindnessOptions.AlarmAfter),
            Assert.Single(new BlindnessOptions { AlarmAfter = TimeSpan.FromSeconds(seconds) }.Validate()));

    [Fact]
    public void HaltAfter_ShorterThanTheAlarm_IsRefusedByName()
    {
        var options = new BlindnessOptions { AlarmAfter = TimeSpan.FromSeconds(
            3), HaltAfter = TimeSpan.FromSeconds(2) };

        Assert.StartsWith(nameof(BlindnessOptions.HaltAfter), Assert.Single(options.Validate()));
    }

    [Fact]
    public void HaltAfter_EqualToTheAlarm_IsAllowed()
    {
        var options = new BlindnessOptions { AlarmAfter = TimeSpan.FromSeconds(
            3), HaltAfter = TimeSpan.FromSeconds(3) };

        Assert.Empty(options.Validate());
    }

    [Fact]
    public void Faults_OfBothKinds_AreAllListed()
    {
        var options = new BlindnessOptions { AlarmAfter = TimeSpan.Zero, HaltAfter = TimeSpan.FromSeconds(-1) };

        Assert.Equal(2, options.Validate().Count);
    }
}
