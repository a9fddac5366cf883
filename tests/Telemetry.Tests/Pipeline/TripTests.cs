using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class TripTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Exposure_OverItsLimit_HaltsTheServerOnTheBatchThatCrossed()
    {
        _rig.Stories[7].Then(1).Sent(1, 100_000, 10m).Sent(2, 100_000, 10m).Sent(3, 100_000, 10m);
        _rig.Feed.Servers[7].Publish(_rig.Stories[7].Take());

        _rig.Loop.Pump(); // no tick yet

        HaltCommand command = Assert.Single(_rig.Control.Commands);
        Assert.Equal(
            (HoldKind.Breaker, HaltScope.Server("smars-8"), HaltMode.Block),
            (command.Kind, command.Scope, command.Mode));
        Assert.Equal(new Actor(ActorKind.Breaker, "entered-exposure"), command.By);
        Assert.StartsWith(
            "Entered exposure $3,000,000 is over its limit of $2,000,000. Crossed by event ", command.Reason);
    }

    [Fact]
    public void OrderRate_TripsOnItsOwnBatch_AndNamesTheOrderThatCrossed()
    {
        PipelineOptions options = PipelineOptions.Default with
        {
            Rules = RuleBook.Standard.With(RuleScope.EachServer, "order-rate", new RulePatch
            {
                Limit = 3, Steps = [new(100, LimitAction.Throttle)],
            }),
        };
        using var rig = new LoopRig(new FakeTimeProvider(), options: options);
        rig.Stories[1].Then(1).Sent(11).Then(300).Sent(12).Then(600).Sent(13).Then(900).Sent(14).Then(950).Sent(15);
        rig.Feed.Servers[1].Publish(rig.Stories[1].Take());

        rig.Loop.Pump(); // no tick yet

        HaltCommand command = Assert.Single(rig.Control.Commands);
        Assert.Equal(HaltMode.Throttle, command.Mode);
        Assert.Contains("order 14 in S", command.Reason);
        Assert.Contains(".900", command.Reason);
    }

    [Fact]
    public void OrderRate_SpreadOverMoreThanASecond_DoesNotTrip()
    {
        PipelineOptions options = PipelineOptions.Default with
        {
            Rules = RuleBook.Standard.With(RuleScope.EachServer, "order-rate", new RulePatch
            {
                Limit = 3, Steps = [new(100, LimitAction.Block)],
            }),
        };
        using var rig = new LoopRig(new FakeTimeProvider(), options: options);
        rig.Stories[1].Then(1).Sent(11).Then(400).Sent(12).Then(700).Sent(13).Then(1_020).Sent(14);
        rig.Feed.Servers[1].Publish(rig.Stories[1].Take());

        rig.Loop.Pump();

        Assert.Empty(rig.Control.Commands);
    }

    [Fact]
    public void RuleInShadow_NeverActs_AndRecordsWhatItWouldHaveDone()
    {
        PipelineOptions options = PipelineOptions.Default with
        {
            Rules = RuleBook.Standard.With(
                RuleScope.EachServer, "entered-exposure", new RulePatch { Shadow = true }),
        };
        using var rig = new LoopRig(new FakeTimeProvider(), options: options);
        rig.Stories[7].Then(1).Sent(1, 100_000, 10m).Sent(2, 100_000, 10m).Sent(3, 100_000, 10m);

        FleetSnapshot picture = rig.Tick(100);

        Assert.Empty(rig.Control.Commands);
        Assert.DoesNotContain(picture.Anomalies, anomaly => anomaly.Rule == "entered-exposure");
        Anomaly would = Assert.Single(picture.Shadows).Finding;
        Assert.Equal((LimitAction.Block, 3_000_000m, 7), (would.Step, would.Value, would.Server!.Value.Index));
    }

    [Fact]
    public void Picture_HasEveryRulesUse_ForEverybodyItWatches()
    {
        FleetSnapshot picture = _rig.Tick(100);

        Assert.Equal(
            RuleCatalog.All.Sum(rule => (rule.FleetDefault is null ? 0 : 1) + (rule.Default is null ? 0 : 8)),
            picture.Uses.Length);
    }

    [Fact]
    public void Trip_LatchesUntilItsHoldIsGone_ThenTripsAgainIfStillOver()
    {
        _rig.Stories[7].Then(1).Sent(1, 100_000, 10m).Sent(2, 100_000, 10m).Sent(3, 100_000, 10m);
        for (int tick = 1; tick <= 20; tick++)
            _rig.Tick(tick * 100);
        Assert.Single(_rig.Control.Commands);

        _rig.Control.Release(new HoldId(1));
        _rig.Tick(2_100);
        _rig.Tick(2_200);

        Assert.Equal(2, _rig.Control.Commands.Count);
        Assert.NotEqual(_rig.Control.Commands[0].CommandId, _rig.Control.Commands[1].CommandId);
    }

    [Fact]
    public void Breakers_SwitchedOff_OnlyShow()
    {
        using var rig = new LoopRig(new FakeTimeProvider(), options: PipelineOptions.Default with { Breakers = false });
        rig.Stories[7].Then(1).Sent(1, 100_000, 10m).Sent(2, 100_000, 10m).Sent(3, 100_000, 10m);

        FleetSnapshot snapshot = rig.Tick(100);

        Assert.Empty(rig.Control.Commands);
        Anomaly anomaly = snapshot.Anomalies[0];
        Assert.Equal(
            ("entered-exposure", AnomalySeverity.Critical, 3_000_000m),
            (anomaly.Rule, anomaly.Severity, anomaly.Value));
        Assert.Equal((new ServerId(7), "alarm", ServerStory.At(1)), (anomaly.Server, anomaly.Action, anomaly.Since));
    }

    [Fact]
    public void Loss_OverItsLimit_HaltsAtTheTick()
    {
        _rig.Stories[1].Then(1).Sent(1, 100_000, 10m).Filled(1, 100_000, 10m);
        _rig.Tick(100);
        Assert.Empty(_rig.Control.Commands);

        _rig.Feed.Mark(ServerStory.Open, symbol: 0, dollars: 7m);
        _rig.Tick(200);

        Assert.Contains("loss", _rig.Control.Commands.Select(command => command.By.Name));
        Assert.All(_rig.Control.Commands, command => Assert.Equal(HaltScope.Server("smars-2"), command.Scope));
    }

    [Fact]
    public void FleetLimit_WiredToBlock_HaltsTheFleet()
    {
        PipelineOptions options = PipelineOptions.Default with
        {
            Rules = RuleBook.Standard.With(RuleScope.FleetTotal, "entered-exposure", new RulePatch
            {
                Limit = Money.FromDollars(1_500_000).Units, Steps = [new(100, LimitAction.Block)],
            }),
        };
        using var rig = new LoopRig(new FakeTimeProvider(), options: options);
        rig.Stories[0].Then(1).Sent(1, 100_000, 10m);
        rig.Stories[1].Then(1).Sent(1, 100_000, 10m);

        rig.Tick(100);

        Assert.Equal(HaltScope.Fleet, Assert.Single(rig.Control.Commands).Scope);
    }

    [Fact]
    public void Order_AfterAnAcknowledgedHalt_IsALeakReportedOncePerIncrease()
    {
        _rig.Stories[0].Then(1).Sent(1).Sent(2);
        _rig.Tick(100);
        _rig.Control.LastSendAtAck[0] = 2;
        _rig.Control.Halt(new HaltCommand(
            new Guid(1, 0, 0, new byte[8]), HoldKind.Manual, HaltScope.Server("smars-1"), HaltMode.Block,
            new Actor(ActorKind.Person, "operator"), "test", 0));
        _rig.Stories[0].Then(110).Filled(1);
        Assert.Equal(0, _rig.Tick(200).Servers[0].Reading.OrdersAfterBlock);

        _rig.Stories[0].Then(210).Sent(3);
        _rig.Tick(300);
        _rig.Tick(400);
        _rig.Stories[0].Then(410).Sent(4).Sent(5);
        ServerReading reading = _rig.Tick(500).Servers[0].Reading;

        Assert.Equal([(new ServerId(0), 1L), (new ServerId(0), 3L)], _rig.Control.Leaks);
        Assert.Equal(3, reading.OrdersAfterBlock);
    }
}
