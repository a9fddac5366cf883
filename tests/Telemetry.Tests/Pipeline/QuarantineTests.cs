using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class QuarantineTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Poison_OfOneServer_QuarantinesItAloneWithWhatWasKnown()
    {
        _rig.Stories[2].Then(1).Sent(1);
        _rig.Tick(100);
        _rig.Stories[2].Then(110).Sent(2).Sent(3, symbol: 99);
        _rig.Stories[3].Then(110).Sent(1);

        FleetSnapshot snapshot = _rig.Tick(200);

        Assert.Equal(FeedColour.Quarantined, snapshot.Servers[2].Feed);
        Assert.Contains("instrument is 99", snapshot.Servers[2].Trouble);
        Assert.Equal(ServerStory.At(100), snapshot.Servers[2].BlindSince);
        Assert.Equal(1, snapshot.Servers[2].Reading.Children);
        Assert.Equal((FeedColour.Green, 1), (snapshot.Servers[3].Feed, snapshot.Servers[3].Reading.Children));
    }

    [Fact]
    public void Poison_IsAnAlarm_BecauseNoRuleWatchesTheServerAnyMore()
    {
        _rig.Tick(100);
        _rig.Stories[2].Then(110).Sent(3, symbol: 99);

        FleetSnapshot snapshot = _rig.Tick(200);
        Anomaly alarm = Assert.Single(snapshot.Anomalies, static found => found.Rule == "feed-quarantined");
        Assert.Equal((_rig.Fleet.Servers[2].Id, AnomalySeverity.Critical), (alarm.Server, alarm.Severity));
        Assert.Contains("instrument is 99", alarm.Message);
        Anomaly later = Assert.Single(
            _rig.Tick(300).Anomalies, static found => found.Rule == "feed-quarantined");
        Assert.Equal(alarm.Since, later.Since);
    }

    [Fact]
    public void Poison_IsFinal_AndTheOthersGoOn()
    {
        _rig.Stories[2].Then(1).Sent(1, symbol: 99);
        _rig.Tick(100);
        for (int tick = 2; tick <= 50; tick++)
        {
            _rig.Stories[2].Then((tick * 100) - 1).Sent(tick);
            _rig.Stories[3].Then((tick * 100) - 1).Sent(tick);
            _rig.Tick(tick * 100);
        }

        FleetSnapshot snapshot = _rig.Loop.Reader.Current!;
        Assert.Equal((FeedColour.Quarantined, 0), (snapshot.Servers[2].Feed, snapshot.Servers[2].Reading.Children));
        Assert.Equal(49, snapshot.Servers[3].Reading.Children);
        Assert.Equal(50, _rig.Feed.Servers[2].Returned);
    }

    [Fact]
    public void Poison_OfAServerWithADropCopy_LetsNobodySayThatItsOrdersGoRoundTheGate()
    {
        using var rig = new LoopRig(new FakeTimeProvider(), copies: true);
        for (int order = 1; order <= 20; order++)
            rig.Stories[2].Then(1).Sent(order);
        rig.Tick(100);
        rig.Stories[2].Then(110).Sent(21, symbol: 99); // what becomes of the twenty is not read any more
        for (int second = 1; second <= 20; second++)
        {
            foreach (FakeCopy copy in rig.Feed.Copies)
                copy.HeardUntil = ServerStory.At(second * 1_000);
            rig.Feed.Copies[2].Received(second, ServerStory.At((second * 1_000) - 500));
            rig.Feed.Copies[2].Filled(second, ServerStory.At((second * 1_000) - 400));
            rig.Tick(second * 1_000);
        }

        Assert.Equal(
            ["feed-quarantined"],
            rig.Loop.Reader.Current!.Anomalies.Where(static found => found.Server?.Index == 2)
                .Select(static found => found.Rule));
    }

    [Fact]
    public void Overflow_OfOneServersPosition_QuarantinesIt()
    {
        for (int order = 1; order <= 10; order++)
            _rig.Stories[0].Then(1).Filled(order, 2_000_000_000, 90_000m);

        Assert.Equal(FeedColour.Quarantined, _rig.Tick(100).Servers[0].Feed);
    }
}
