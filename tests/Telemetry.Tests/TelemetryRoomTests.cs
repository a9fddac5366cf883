using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.Telemetry.Tests.Control;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests;

public sealed class TelemetryRoomTests
{
    [Fact]
    public void Kill_WhileTheLoopNeverRuns_StandsAtOnce()
    {
        var time = new FakeTimeProvider();
        var acks = new AckQueue();
        var feed = new FakeFeed(Fleets.Of(servers: 2, symbols: 1));
        var options = new RoomOptions(PipelineOptions.Default, new ControlOptions());
        using var room = new TelemetryRoom(feed, [], options, new NullControlJournal(), acks, time);

        HaltTicket ticket = room.KillSwitch.Halt(new HaltCommand(
            new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
            new Actor(ActorKind.Person, "operator-1"), "test", time.GetTimestamp()));

        Assert.Empty(ticket.Stuck);
        Assert.Same(ticket.Hold, Assert.Single(room.Control.Current.Holds));
    }

    [Fact]
    public void Picture_AfterAProposalLapsed_TakesItAway()
    {
        var time = new FakeTimeProvider();
        var feed = new FakeFeed(Fleets.Of(servers: 1, symbols: 1));
        var options = new RoomOptions(PipelineOptions.Default, new ControlOptions());
        using var room = new TelemetryRoom(feed, [], options, new NullControlJournal(), new AckQueue(), time);
        RuleSetting rule = room.Limits.Current.Rules.At(RuleScope.EachServer, "loss")! with
        {
            Limit = 5_000_000_000,
        };
        room.LimitDesk.Propose(
            new LimitChange.OfRule(RuleScope.EachServer, rule), new Actor(ActorKind.Person, "operator-1"), "busy");
        int before = room.Limits.Current.Proposals.Length;
        time.Advance(options.Control.ReleaseRequestLife);

        room.Publish();

        Assert.Equal((1, 0), (before, room.Limits.Current.Proposals.Length));
    }

    [Fact]
    public void Checklist_OfARoomWhosePicturesHaveStopped_KnowsNothing()
    {
        var time = new FakeTimeProvider();
        var feed = new FakeFeed(Fleets.Of(servers: 1, symbols: 1));
        var options = new RoomOptions(PipelineOptions.Default, new ControlOptions());
        using var room = new TelemetryRoom(
            feed, [new FakeGate(0)], options, new NullControlJournal(), new AckQueue(), time);
        Hold hold = room.KillSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block,
            new Actor(ActorKind.Person, "operator-1"), "test", time.GetTimestamp())).Hold;
        room.Publish();
        ReleaseVerdict before = Feed(room, hold);

        time.Advance(TimeSpan.FromSeconds(4));

        Assert.NotNull(room.Fleet.Current);
        Assert.NotEqual(ReleaseVerdict.Unknown, before);
        Assert.Equal(ReleaseVerdict.Unknown, Feed(room, hold));
    }

    private static ReleaseVerdict Feed(TelemetryRoom room, Hold hold) =>
        room.ReleaseChecks.Check(hold.Id)!.Lines.Single(static line => line.Item == ReleaseItem.Feed).Verdict;

    [Fact]
    public void Options_Unset_AlarmWhenBlind_AndHaltForItLater()
    {
        var options = new RoomOptions(PipelineOptions.Default, new ControlOptions());

        Assert.Equal(TimeSpan.FromSeconds(3), options.Blindness.AlarmAfter);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Blindness.HaltAfter);
        Assert.Empty(new BlindnessOptions().Validate());
    }
}
