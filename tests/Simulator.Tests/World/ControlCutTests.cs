using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>A control room that is cut off from a gate for ten seconds, stepped in market time.</summary>
public sealed class ControlCutTests : IDisposable
{
    private static readonly TimeSpan s_from = SmallScenario.At(9, 30, 5);
    private static readonly TimeSpan s_until = SmallScenario.At(9, 30, 15);

    private readonly AckQueue _acks = new();
    private readonly VirtualClock _clock = new(new DateOnly(2026, 1, 5));
    private readonly World _world;
    private readonly ControlPlane _plane;
    private readonly LeaseGuard _guard;

    public ControlCutTests()
    {
        _world = World.Create(
            SmallScenario.Make(peg: null, new TimelineItem.ControlCut(s_from, s_until, ["one"], "")),
            new WorldOptions(FleetMode.Live, null, 1), _acks);
        _clock.MoveTo(_world.Now);
        _plane = new ControlPlane(
            _world.Fleet, new NullControlJournal(), _acks, new ControlOptions { Ramp = null }, _clock);
        foreach (OrderGate gate in _world.Gates)
            _plane.Attach(gate);
        _guard = new LeaseGuard(_world.Gates, _clock);
    }

    private ServerControl One => _plane.Reader.Current.Servers[0];

    public void Dispose()
    {
        _guard.Dispose();
        _plane.Dispose();
        _world.Dispose();
    }

    [Fact]
    public void Gate_HaltsItselfWithinItsLease_AndAHoldKeepsItWhenTheLineIsBack()
    {
        RunTo(s_from + TimeSpan.FromSeconds(1));
        Assert.Equal((ControlLine.Lost, FlowState.Flowing), (One.Line, One.State));
        long flowed = _world.Gates[0].LastSend;

        RunTo(s_from + TimeSpan.FromSeconds(5.25));
        long last = _world.Gates[0].LastSend;
        Assert.True(last > flowed);
        RunTo(s_until - TimeSpan.FromSeconds(1));
        Assert.Equal(last, _world.Gates[0].LastSend);
        Assert.Empty(_plane.Reader.Current.Holds);

        RunTo(s_until + TimeSpan.FromSeconds(1));
        Hold hold = Assert.Single(_plane.Reader.Current.Holds);
        Assert.Equal((HoldKind.Lease, "one"), (hold.Kind, hold.Scope.Target));
        Assert.Equal((ControlLine.Held, FlowState.Halted, last), (One.Line, One.State, One.LastSendAtAck));

        RunTo(_world.End.TimeOfDay);
        Assert.Equal(last, _world.Gates[0].LastSend);
    }

    [Fact]
    public async Task Kill_OfAServerOutOfReach_IsUnconfirmed_AndReachesItWhenTheLineIsBack()
    {
        RunTo(s_from + TimeSpan.FromSeconds(1));
        HaltTicket ticket = Kill();
        Assert.Equal([One.Server], ticket.Stuck);
        RunTo(s_from + TimeSpan.FromSeconds(6));
        Assert.Equal(FlowState.Unconfirmed, One.State);
        Assert.Equal(FlowState.Halted, _plane.Reader.Current.Servers[1].State);
        long last = _world.Gates[0].LastSend;

        RunTo(s_until + TimeSpan.FromSeconds(2));
        Assert.Equal(last, _world.Gates[0].LastSend);
        Assert.Equal((FlowState.Halted, true), (One.State, One.IsSevered)); // a late answer mends nothing
        Hold lease = One.Holds.Single(static hold => hold.Kind == HoldKind.Lease);
        await ReleaseAsync(lease.Id);
        RunTo(s_until + TimeSpan.FromSeconds(4));
        Assert.Equal(last, _world.Gates[0].LastSend); // the kill reached it when the line was back
        await ReleaseAsync(ticket.Hold.Id);
        RunTo(s_until + TimeSpan.FromSeconds(8));
        Assert.True(_world.Gates[0].LastSend > last);
        Assert.Equal(FlowState.Flowing, One.State);
    }

    [Fact]
    public async Task ReleaseOfAServerOutOfReach_OpensItWhenTheLineIsBack_AndNotBefore()
    {
        RunTo(s_from - TimeSpan.FromSeconds(1));
        HaltTicket ticket = Kill();
        RunTo(s_from + TimeSpan.FromSeconds(1));
        await ReleaseAsync(ticket.Hold.Id);
        long last = _world.Gates[0].LastSend;
        RunTo(s_from + TimeSpan.FromSeconds(4));
        Assert.Equal((last, FlowState.Releasing), (_world.Gates[0].LastSend, One.State));

        RunTo(s_until + TimeSpan.FromSeconds(1));
        Assert.Equal(HoldKind.Lease, Assert.Single(One.Holds).Kind); // it had lapsed meanwhile
        await ReleaseAsync(One.Holds[0].Id);
        RunTo(s_until + TimeSpan.FromSeconds(5));
        Assert.True(_world.Gates[0].LastSend > last);
    }

    private HaltTicket Kill() => _plane.Halt(new HaltCommand(
        Guid.NewGuid(), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, new Actor(ActorKind.Person, "ann"),
        "runaway", _clock.GetTimestamp()));

    private async Task ReleaseAsync(HoldId hold)
    {
        ReleaseResult asked = _plane.Request(hold, new Actor(ActorKind.Person, "ann"), "cause", "evidence");
        ReleaseResult done = await _plane.ApproveAsync(
            asked.Request!.Id, new Actor(ActorKind.Person, "bob"));
        Assert.Equal(ReleaseOutcome.Released, done.Outcome);
    }

    private void RunTo(TimeSpan time)
    {
        while (_world.Now.TimeOfDay < time && !_world.IsOver)
        {
            _world.AdvanceTo(_world.Now.Nanoseconds + 10 * MarketTime.NanosecondsPerMillisecond);
            _clock.MoveTo(_world.Now);
            _plane.Step();
            _guard.Look();
        }
    }
}
