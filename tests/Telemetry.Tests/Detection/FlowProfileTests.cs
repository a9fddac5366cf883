using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Flow;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class FlowProfileTests
{
    [Fact]
    public void Day_BecomesTheProfileOfTheNext_AndOneBadDayChangesNothing()
    {
        FlowProfile profile = FlowProfile.Learn([Day(400), Day(90_000), Day(440)]);
        Assert.Equal(440, profile.At(ServerStory.At(60_000)));
        Assert.Null(profile.At(MarketTime.FromTimeOfDay(new TimeSpan(3, 0, 0))));
    }

    [Fact]
    public void History_WithAProfile_KnowsTheOpenFromTheFirstTick()
    {
        var history = new FlowHistory(Day(4_000));
        history.Advance(ServerStory.At(100), SessionPhase.Open, 0);
        Assert.Equal((true, 4_000L), (history.IsKnown, history.Usual));
    }

    [Fact]
    public void History_TakesTheLargerOfEarlierDaysAndThisOne()
    {
        var history = new FlowHistory(Day(100));
        for (int block = 0; block < 40; block++)
            history.Advance(ServerStory.At(block * 10_000), SessionPhase.Open, 900);
        Assert.Equal(900, history.Usual);
    }

    [Fact]
    public void Rule_WithAProfile_SpeaksInTheFirstSecondsAfterTheOpen()
    {
        var options = DetectorOptions.Default with
        {
            Profiles = System.Collections.Immutable.ImmutableDictionary<string, FlowProfile>.Empty.Add(
                "smars-1", Day(100)),
        };
        var rig = new RuleRig(options: options);
        for (int order = 1; order <= 1_100; order++)
            rig.Story.Then(order).Sent(order, dollars: 10 + (order % 40)).Rejected(order);
        rig.Tick(1_200);
        Assert.Equal(1_100, Assert.Single(rig.Of("order-rate-history")).Verdict.Value);
        Assert.Contains("no profile", rig.Slot("order-rate-history", 1).NoOpinion);
    }

    [Fact]
    public void Profile_OfTheWrongLength_IsRefused() =>
        Assert.Throws<ArgumentException>(static () => new FlowProfile([1, 2, 3]));

    private static FlowProfile Day(long count)
    {
        var recorder = new FlowRecorder();
        for (int block = 0; block < 100; block++)
            recorder.Add(ServerStory.At(block * 10_000), count);
        return recorder.ToProfile();
    }
}
