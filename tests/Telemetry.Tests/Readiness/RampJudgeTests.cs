using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Readiness;
using Xunit;

namespace Ops.Telemetry.Tests.Readiness;

public sealed class RampJudgeTests
{
    private static readonly MarketTime s_start = MarketTime.FromTimeOfDay(new TimeSpan(9, 40, 0));
    private static readonly MarketTime s_end = MarketTime.FromTimeOfDay(new TimeSpan(9, 40, 30));

    private readonly ReleaseScene _scene = new() { State = FlowState.Flowing };
    private readonly RampTrack _track;

    public RampJudgeTests()
    {
        See(s_start, sent: 100);
        _track = RampTrack.First(Ramp, _scene.Picture!);
    }

    private RampState Ramp => new(
        _scene.Hold with { Kind = HoldKind.Ramp, Mode = HaltMode.Throttle }, _scene.Hold,
        [new RampStage(10, TimeSpan.FromSeconds(30)), new RampStage(100, TimeSpan.FromSeconds(60))], 0,
        [20_000, 20_000])
    {
        CauseRules = ["order-rate"],
    };

    [Fact]
    public void Stage_GoesOn_UntilItsTimeIsUp() =>
        Assert.Equal(new RampVerdict.Stay(s_end, null), Judge(s_end.AddNanoseconds(-1), sent: 130));

    [Fact]
    public void Stage_WithOrdersSeenAndNothingGrave_IsAccepted() =>
        Assert.IsType<RampVerdict.Accept>(Judge(s_end, sent: 130));

    [Fact]
    public void Stage_InWhichNothingLeft_ShowsNothing_AndWaits() =>
        Assert.Contains("no order has left", Assert.IsType<RampVerdict.Stay>(Judge(s_end, sent: 100)).Waiting);

    [Theory]
    [InlineData("order-rate")] // the rule of the cause
    [InlineData("order-conservation")] // conservation, whatever the cause was
    public void SameFault_StopsAtOnce(string rule)
    {
        _scene.Anomalies = [ReleaseScene.Finding(rule, server: 1, AnomalySeverity.Warning)];

        Assert.Equal(rule, Assert.IsType<RampVerdict.Kill>(Judge(s_start, sent: 101)).Rule);
    }

    [Fact]
    public void SameFault_OnAnotherServer_IsNotOfThisRestart()
    {
        _scene.Anomalies = [ReleaseScene.Finding("order-rate", server: 0)];

        Assert.IsType<RampVerdict.Accept>(Judge(s_end, sent: 130));
    }

    [Fact]
    public void OtherGraveFinding_IsWaitedFor()
    {
        _scene.Anomalies = [ReleaseScene.Finding("reject-ratio", server: 1)];

        Assert.Equal("reject-ratio stands", Assert.IsType<RampVerdict.Stay>(Judge(s_end, sent: 130)).Waiting);
    }

    [Theory]
    [InlineData(2, false)] // as it stood when the restart began
    [InlineData(3, true)]
    public void Finding_OfTheCauseThatStoodBefore_StopsOnlyWhenItGrows(int value, bool stops)
    {
        _scene.Anomalies = [ReleaseScene.Finding("order-rate", server: 1) with { Value = 2 }];
        RampTrack track = RampTrack.First(Ramp, _scene.Picture!);
        _scene.Anomalies = [ReleaseScene.Finding("order-rate", server: 1) with { Value = value }];
        See(s_end, sent: 130);

        RampVerdict verdict = RampJudge.Judge(Ramp, track, _scene.Picture!, _scene.Control).Verdict;

        Assert.Equal(stops, verdict is RampVerdict.Kill);
        Assert.IsNotType<RampVerdict.Accept>(verdict);
    }

    [Theory]
    [InlineData(37_000, false, false)] // 30 s later, and 30 s older
    [InlineData(37_001, false, true)]
    [InlineData(7_001, true, true)] // it was answered, and another waits
    public void Age_OfWhatWaitedBefore_GrowsWithTime_AndStopsOnlyWhenItIsAnother(int value, bool another, bool stops)
    {
        RampState ramp = Ramp with { CauseRules = ["cancel-age"] };
        Anomaly stood = ReleaseScene.Finding("cancel-age", server: 1) with
        {
            Value = 7_000, Unit = "ms", Since = s_start.AddNanoseconds(-2 * MarketTime.NanosecondsPerSecond),
        };
        _scene.Anomalies = [stood];
        RampTrack track = RampTrack.First(ramp, _scene.Picture!);
        _scene.Anomalies = [stood with { Value = value, Since = another ? s_end : stood.Since }];
        See(s_end, sent: 130);

        RampVerdict verdict = RampJudge.Judge(ramp, track, _scene.Picture!, _scene.Control).Verdict;

        Assert.Equal(stops, verdict is RampVerdict.Kill);
        Assert.IsNotType<RampVerdict.Accept>(verdict);
    }

    [Fact]
    public void Measure_InMillisecondsThatIsNoAge_StopsWhenItGrows()
    {
        RampState ramp = Ramp with { CauseRules = ["clock-skew"] };
        Anomaly stood = ReleaseScene.Finding("clock-skew", server: 1) with
        {
            Value = 7_000, Unit = "ms", Since = s_start.AddNanoseconds(-2 * MarketTime.NanosecondsPerSecond),
        };
        _scene.Anomalies = [stood];
        RampTrack track = RampTrack.First(ramp, _scene.Picture!);
        _scene.Anomalies = [stood with { Value = 7_001 }];
        See(s_end, sent: 130);

        Assert.IsType<RampVerdict.Kill>(RampJudge.Judge(ramp, track, _scene.Picture!, _scene.Control).Verdict);
    }

    [Fact]
    public void Gate_ThatLetsMoreOutThanItsPace_IsStopped()
    {
        // 2 orders/s for 30 s, two at once from the start, one for rounding
        Assert.IsType<RampVerdict.Accept>(Judge(s_end, sent: 100 + 63));
        Assert.Contains(
            "sent 64 orders where its ramp lets 63 out",
            Assert.IsType<RampVerdict.Kill>(Judge(s_end, sent: 100 + 64)).Why);
    }

    [Theory]
    [InlineData(FeedColour.Red)]
    [InlineData(FeedColour.Quarantined)]
    public void Server_ThatCantBeSeen_IsStopped(FeedColour feed)
    {
        _scene.Feed = feed;

        Assert.Contains("can't be seen", Assert.IsType<RampVerdict.Kill>(Judge(s_start, sent: 101)).Why);
    }

    [Fact]
    public void LateFeed_StartsTheTimeAgain()
    {
        _scene.Feed = FeedColour.Yellow;
        See(s_end, sent: 130);

        (RampVerdict verdict, RampTrack track) = RampJudge.Judge(Ramp, _track, _scene.Picture!, _scene.Control);

        Assert.Equal(s_end, track.Since);
        Assert.Equal(
            s_end.AddNanoseconds(30 * MarketTime.NanosecondsPerSecond), Assert.IsType<RampVerdict.Stay>(verdict).Ends);
    }

    [Fact]
    public void Server_ThatSomethingElseStopped_AbortsIt()
    {
        _scene.State = FlowState.Halting;

        Assert.IsType<RampVerdict.Abort>(Judge(s_start, sent: 101));
    }

    [Fact]
    public void Usual_OfARunaway_IsBoundedByItsPeers()
    {
        _scene.HasPicture = true;
        FleetSnapshot fleet = _scene.Picture!;
        for (int second = 0; second < 120; second++)
        {
            fleet.Servers[0].Trend.Add(Point(second, orders: 20));
            fleet.Servers[1].Trend.Add(Point(second, orders: 1_500));
        }

        ImmutableArray<long?> usual = UsualRates.Of(fleet, _scene.Hold);

        Assert.Equal([20_000, 60_000], usual);
    }

    [Fact]
    public void Usual_IsHowItFlows_NotWhatItDidBeforeTheOpen_UnderAHold_OrUnderAThrottle()
    {
        FleetSnapshot fleet = _scene.Picture!;
        for (int second = 0; second < 560; second++)
        {
            int orders = second switch
            {
                < 200 or (>= 400 and < 440) => 0, // the open is yet to come; a hold
                >= 440 and < 470 => 1, // starts again in stages
                _ => second % 20 == 0 ? 400 : 39 + (second % 3),
            };
            fleet.Servers[0].Trend.Add(Point(second, orders));
        }

        Assert.InRange(UsualRates.Of(fleet, _scene.Hold)[0]!.Value, 39_000, 41_000);
    }

    [Fact]
    public void Usual_OfAServerThatSeldomSends_IsItsMean()
    {
        FleetSnapshot fleet = _scene.Picture!;
        for (int second = 0; second < 300; second++)
            fleet.Servers[0].Trend.Add(Point(second, orders: second % 4 == 0 ? 1 : 0));

        Assert.InRange(UsualRates.Of(fleet, _scene.Hold)[0]!.Value, 150, 300);
    }

    [Fact]
    public void Usual_WithoutAPastOrPeers_IsUnknown() =>
        Assert.Equal([null, null], UsualRates.Of(_scene.Picture!, _scene.Hold));

    private static TrendPoint Point(int second, int orders) => new(
        s_start.AddNanoseconds(second * MarketTime.NanosecondsPerSecond), orders, 0, 0, default, default, default);

    private RampVerdict Judge(MarketTime at, long sent)
    {
        See(at, sent);
        return RampJudge.Judge(Ramp, _track, _scene.Picture!, _scene.Control).Verdict;
    }

    private void See(MarketTime at, long sent)
    {
        _scene.At = at;
        _scene.Reading = _scene.Reading with { SendSequence = sent };
    }
}
