using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class FeedTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Gap_TurnsTheFeedYellowForAMinute()
    {
        _rig.Stories[0].Then(10).Sent(1).Lose(5).Then(20).Sent(2);

        ServerStatus status = _rig.Tick(100).Servers[0];

        Assert.Equal((FeedColour.Yellow, 5), (status.Feed, status.Reading.MissedEvents));
        Assert.Equal(ServerStory.At(20), status.BlindSince);
        Assert.Contains("5 events are missing", status.Trouble);
        Assert.Equal(FeedColour.Green, _rig.Tick(60_200).Servers[0].Feed);
    }

    [Fact]
    public void ReceivedPlusMissed_IsTheLastFeedNumber()
    {
        _rig.Stories[0].Then(10).Sent(1).Lose(5).Sent(2).Lose(2).Accepted(1);

        ServerReading reading = _rig.Tick(100).Servers[0].Reading;

        Assert.Equal(reading.FeedSequence, 3 + reading.MissedEvents);
    }

    [Fact]
    public void Loss_ByTheSource_IsShown()
    {
        _rig.Tick(100);
        _rig.Feed.Servers[4].LostEvents = 1_024;

        ServerStatus status = _rig.Tick(200).Servers[4];

        Assert.Equal(FeedColour.Yellow, status.Feed);
        Assert.Contains("1,024 of them because the loop did not keep up", status.Trouble);
    }

    [Fact]
    public void OneServersSilence_WhileTicksGoOn_IsSeen_AndEnds()
    {
        _rig.Tick(100);
        _rig.Feed.Servers[4].IsSilent = true;

        Assert.Equal(FeedColour.Green, _rig.Tick(1_000).Servers[4].Feed);
        Assert.Equal(FeedColour.Yellow, _rig.Tick(1_100).Servers[4].Feed);
        FleetSnapshot red = _rig.Tick(3_100);
        _rig.Feed.Servers[4].IsSilent = false;

        Assert.Equal((FeedColour.Red, ServerStory.At(100)), (red.Servers[4].Feed, red.Servers[4].BlindSince!.Value));
        Assert.All(red.Servers.Where(server => server.Server.Id.Index != 4), server =>
            Assert.Equal(FeedColour.Green, server.Feed));
        Assert.Equal(FeedColour.Green, _rig.Tick(3_200).Servers[4].Feed);
    }

    [Fact]
    public void Repeat_IsNotAppliedTwice()
    {
        _rig.Stories[0].Then(10).Sent(1);
        OrderEvent[] events = _rig.Stories[0].Take();
        _rig.Feed.Servers[0].Publish(events);
        _rig.Feed.Servers[0].Publish(events);

        ServerReading reading = _rig.Tick(100).Servers[0].Reading;

        Assert.Equal((1, 1, 1), (reading.Children, reading.OpenOrders, reading.RepeatedEvents));
    }

    [Fact]
    public void Notices_OfUnknownServersAndInstruments_AreCountedAsLost()
    {
        _rig.Feed.Mark(ServerStory.Open, symbol: 77, dollars: 1m);
        _rig.Feed.Publish(new FleetNotice.Message(
            new ServerMessage(new ServerId(50), ServerStory.Open, MessageSeverity.Info, "x", "y")));

        Assert.Equal(2, _rig.Tick(100).LostNotices);
    }

    [Fact]
    public void Manifest_IsShown()
    {
        _rig.Feed.Publish(new FleetNotice.Manifest(
            new ServerManifest(new ServerId(7), ServerStory.Open, "2005.03", "ab12", "2012.07", [])));

        Assert.Equal("2005.03", _rig.Tick(100).Servers[7].Manifest?.Build);
    }

    [Fact]
    public void Trend_HasOnePointPerSecond()
    {
        for (int tick = 0; tick <= 30; tick++)
        {
            _rig.Stories[0].Then(tick * 100).Sent(tick + 1);
            _rig.Tick((tick * 100) + 100);
        }

        TrendPoint[] points = _rig.Loop.Reader.Current!.Servers[0].Trend.Last(10);

        Assert.Equal(
            [ServerStory.At(1_000), ServerStory.At(2_000), ServerStory.At(3_000)], points.Select(point => point.At));
        Assert.Equal([10, 10], points.Skip(1).Select(point => point.Orders));
    }
}
