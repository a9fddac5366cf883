using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Control;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class ControlOptionsTests
{
    [Fact]
    public void Defaults_AreValid() => Assert.Empty(new ControlOptions().Validate());

    [Theory]
    [InlineData(99)]
    [InlineData(60_001)]
    public void AckDeadline_OutOfRange_IsRefusedWithKeyAndRange(int milliseconds) =>
        Assert.StartsWith(
            "Control:AckDeadline is ",
            Assert.Single(new ControlOptions { AckDeadline = TimeSpan.FromMilliseconds(milliseconds) }.Validate()));

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void SlotClearTimeout_OutOfRange_IsRefusedWithKeyAndRange(int milliseconds) =>
        Assert.StartsWith(
            "Control:SlotClearTimeout is ",
            Assert.Single(
                new ControlOptions { SlotClearTimeout = TimeSpan.FromMilliseconds(milliseconds) }.Validate()));

    [Theory]
    [InlineData(0)]
    [InlineData(3_601)]
    public void ReleaseRequestLife_OutOfRange_IsRefusedWithKeyAndRange(int seconds) =>
        Assert.StartsWith(
            "Control:ReleaseRequestLife is ",
            Assert.Single(new ControlOptions { ReleaseRequestLife = TimeSpan.FromSeconds(seconds) }.Validate()));

    [Fact]
    public void TimesOfTheProof_OutOfRange_AreRefusedEachWithItsKey()
    {
        var options = new ControlOptions
        {
            SilenceWindow = TimeSpan.FromMilliseconds(99), DropCopySilence = TimeSpan.FromMilliseconds(199),
            ProofDeadline = TimeSpan.FromMinutes(6), RecancelAfter = TimeSpan.FromMilliseconds(199), Recancels = 9,
        };

        Assert.Equal(
            ["SilenceWindow", "DropCopySilence", "ProofDeadline", "RecancelAfter", "Recancels"],
            options.Validate().Select(static fault => fault.Split(' ')[0]["Control:".Length..]));
    }

    [Fact]
    public void SlotClearTimeout_NotShorterThanTheDeadline_IsRefusedNamingBoth()
    {
        var options = new ControlOptions
        {
            AckDeadline = TimeSpan.FromMilliseconds(100), SlotClearTimeout = TimeSpan.FromMilliseconds(100),
        };

        string fault = Assert.Single(options.Validate());

        Assert.Contains(nameof(ControlOptions.SlotClearTimeout), fault);
        Assert.Contains(nameof(ControlOptions.AckDeadline), fault);
    }

    [Fact]
    public void Faults_OfSeveralKeys_AreAllListed()
    {
        var options = new ControlOptions { AckDeadline = TimeSpan.FromDays(1), ReleaseRequestLife = TimeSpan.Zero };

        Assert.Equal(2, options.Validate().Length);
    }

    [Fact]
    public void Plane_WithOptionsOutOfRange_IsNotMade()
    {
        var options = new ControlOptions { AckDeadline = TimeSpan.Zero };

        var refused = Assert.Throws<ArgumentException>(() => new ControlPlane(
            ControlBench.Fleet, new FakeJournal(), new AckQueue(), options, new FakeTimeProvider()));
        Assert.Contains("Control:AckDeadline", refused.Message, StringComparison.Ordinal);
    }
}
