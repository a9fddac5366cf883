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
        Assert.Equal("Entered exposure $3,000,000 is over its limit of $2,000,000.", command.Reason);
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
