using Ops.Telemetry.Contracts;
using Ops.Telemetry.Health;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Health;

public sealed class FeedHealthTests
{
    private static readonly FeedFacts s_well = new()
    {
        Now = ServerStory.At(100_000),
        AliveUntil = ServerStory.At(100_000),
        YellowAfter = TimeSpan.FromSeconds(1),
        RedAfter = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public void Feed_WithoutTrouble_IsGreenAndSaysNothing() =>
        Assert.Equal(new FeedHealth(FeedColour.Green, null, null), FeedHealth.Judge(s_well));

    [Theory]
    [InlineData(999, FeedColour.Green)]
    [InlineData(1_000, FeedColour.Yellow)]
    [InlineData(2_999, FeedColour.Yellow)]
    [InlineData(3_000, FeedColour.Red)]
    public void Silence_IsGraded(int milliseconds, FeedColour expected) =>
        Assert.Equal(
            expected, FeedHealth.Judge(s_well with { Silence = TimeSpan.FromMilliseconds(milliseconds) }).Colour);

    [Theory]
    [InlineData(999, FeedColour.Green)]
    [InlineData(1_000, FeedColour.Yellow)]
    [InlineData(2_999, FeedColour.Yellow)]
    [InlineData(3_000, FeedColour.Red)]
    public void OwnSilence_IsGradedInMarketTime(int milliseconds, FeedColour expected) => Assert.Equal(
        expected, FeedHealth.Judge(s_well with { AliveUntil = ServerStory.At(100_000 - milliseconds) }).Colour);

    [Fact]
    public void OwnSilence_SaysSinceWhen()
    {
        FeedHealth health = FeedHealth.Judge(s_well with { AliveUntil = ServerStory.At(90_000) });

        Assert.Equal(ServerStory.At(90_000), health.Since);
        Assert.Contains("since 09:31:30", health.Trouble);
    }

    [Fact]
    public void ServerThatNeverSpoke_IsRed() =>
        Assert.Equal(
            (FeedColour.Red, "No sign of life from this server yet."),
            (FeedHealth.Judge(s_well with { AliveUntil = default }).Colour,
                FeedHealth.Judge(s_well with { AliveUntil = default }).Trouble));

    [Fact]
    public void HeartbeatAheadOfTheTick_IsNoSilence() =>
        Assert.Equal(FeedColour.Green, FeedHealth.Judge(s_well with { AliveUntil = ServerStory.At(200_000) }).Colour);

    [Fact]
    public void WorstReason_Speaks()
    {
        FeedFacts all = s_well with
        {
            Silence = TimeSpan.FromSeconds(5), LossAt = s_well.Now, Missed = 4, Untracked = 2, Fault = "fault",
                Poison = "poison",
        };
        Assert.Equal(FeedColour.Quarantined, FeedHealth.Judge(all).Colour);
        Assert.Equal("fault", FeedHealth.Judge(all with { Poison = null }).Trouble);
        Assert.StartsWith("Nothing arrived", FeedHealth.Judge(all with { Poison = null, Fault = null }).Trouble);
    }

    [Fact]
    public void Tables_TooSmall_AreYellow() =>
        Assert.Equal(FeedColour.Yellow, FeedHealth.Judge(s_well with { Untracked = 1 }).Colour);
}
