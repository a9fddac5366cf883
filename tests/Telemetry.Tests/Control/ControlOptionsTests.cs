using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
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

    /// <summary>Each time with the least and the most it may be, in milliseconds.</summary>
    public static TheoryData<string, long, long, Func<TimeSpan, ControlOptions>> Ranges => new()
    {
        { "AckDeadline", 100, 60_000, static time => new ControlOptions { AckDeadline = time } },
        { "SlotClearTimeout", 1, 1_000, static time => new ControlOptions { SlotClearTimeout = time } },
        { "ReleaseRequestLife", 1_000, 3_600_000, static time => new ControlOptions { ReleaseRequestLife = time } },
        { "Lease", 500, 60_000, static time => new ControlOptions { Lease = time } },
        { "SilenceWindow", 100, 60_000, static time => new ControlOptions { SilenceWindow = time } },
        { "DropCopySilence", 200, 60_000, static time => new ControlOptions { DropCopySilence = time } },
        { "ProofDeadline", 1_000, 300_000, static time => new ControlOptions { ProofDeadline = time } },
        { "RecancelAfter", 200, 60_000, static time => new ControlOptions { RecancelAfter = time } },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Times_AtTheEdges_AreTaken_AndBeyondThemRefusedWithTheRange(
        string key, long least, long most, Func<TimeSpan, ControlOptions> with)
    {
        TimeSpan from = TimeSpan.FromMilliseconds(least);
        TimeSpan to = TimeSpan.FromMilliseconds(most);
        TimeSpan tick = TimeSpan.FromTicks(1);

        Assert.Empty(with(from).Validate());
        Assert.Empty(with(to).Validate());
        foreach (TimeSpan time in new[] { from - tick, to + tick })
        {
            Assert.Equal(
                $"Control:{key} is {time:c}; it must be from {from:c} to {to:c}.",
                Assert.Single(with(time).Validate()));
        }
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(8, true)]
    [InlineData(9, false)]
    public void Recancels_AreFrom0To8(int recancels, bool valid) => Assert.Equal(
        valid ? [] : [$"Control:Recancels is {recancels}; it must be from 0 to 8."],
        new ControlOptions { Recancels = recancels }.Validate());

    [Fact]
    public void Ramp_OutOfRange_IsRefusedWithItsKey_AndNoneIsAPlainPlane()
    {
        Assert.Empty(new ControlOptions { Ramp = null }.Validate());
        Assert.Equal(
            "Control:Ramp:UnknownOrdersPerSecond is 0; it must be from 1 to 10000.",
            Assert.Single(new ControlOptions { Ramp = new RampOptions { UnknownOrdersPerSecond = 0 } }.Validate()));
    }

    [Fact]
    public void SlotClearTimeout_NotShorterThanTheDeadline_IsRefusedNamingBoth()
    {
        var options = new ControlOptions
        {
            AckDeadline = TimeSpan.FromMilliseconds(100), SlotClearTimeout = TimeSpan.FromMilliseconds(100),
        };

        string fault = Assert.Single(options.Validate());

        Assert.Equal(
            "Control:SlotClearTimeout is 00:00:00.1000000; it must be shorter than Control:AckDeadline, which is " +
            "00:00:00.1000000.",
            fault);
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
