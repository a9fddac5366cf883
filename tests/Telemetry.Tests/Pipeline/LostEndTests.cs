using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

/// <summary>The end of a feed that is lost without a word: its heartbeat knows the last number.</summary>
public sealed class LostEndTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    private FakeSource Source => _rig.Feed.Servers[0];

    [Fact]
    public void EndOfAFeedThatNeverCame_IsAGap_AtTheHeartbeatThatTellsOfIt()
    {
        _rig.Stories[0].Then(10).Sent(1);
        _rig.Tick(100);
        Source.Told = (Sequence: 4, Send: 2);
        ServerStatus seen = _rig.Tick(200).Servers[0];
        Assert.Equal((3L, 4L), (seen.Reading.MissedEvents, seen.Reading.FeedSequence));
        Assert.NotEqual(FeedColour.Green, seen.Feed);
        Assert.Equal(3, _rig.Tick(300).Servers[0].Reading.MissedEvents);
    }

    [Fact]
    public void HeartbeatThatKnowsOfEventsStillWaiting_IsNoGap()
    {
        _rig.Stories[0].Then(10).Sent(1).Then(250).Sent(2);
        Source.Told = (Sequence: 2, Send: 2);
        Assert.Equal(0, _rig.Tick(200).Servers[0].Reading.MissedEvents);
        Assert.Equal(0, _rig.Tick(300).Servers[0].Reading.MissedEvents);
    }

    [Fact]
    public void OrderAfterAnAcknowledgedHalt_LostAtTheEnd_IsALeakAllTheSame()
    {
        _rig.Stories[0].Then(10).Sent(1);
        _rig.Tick(100);
        _rig.Control.LastSendAtAck[0] = 1;
        _rig.Control.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, new Actor(ActorKind.Person, "ann"),
            "test", RequestedTimestamp: 0));
        _rig.Tick(200);
        Assert.Empty(_rig.Control.Leaks);
        Source.Told = (Sequence: 2, Send: 2);
        _rig.Tick(300);
        Assert.Equal(1, Assert.Single(_rig.Control.Leaks).Orders);
    }

    public void Dispose() => _rig.Dispose();
}
