using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class RosterTests
{
    [Fact]
    public void LateJoiner_WhileAllAreKilled_IsLatchedBeforeItIsSeen()
    {
        using var bench = new ControlBench(attached: false);
        HaltTicket ticket = bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);
        FlowState? seenWhenLatched = null;
        bench.Gates[1].OnCommand = what => seenWhenLatched ??= what == "Latch" ? bench.Row(1).State : null;

        bench.Plane.Attach(bench.Gates[1]);
        FlowState joined = bench.Row(1).State;
        bench.AckAll();

        Assert.Empty(ticket.Covered);
        Assert.Equal(FlowState.Absent, seenWhenLatched);
        Assert.Equal(FlowState.Halting, joined);
        Assert.Equal(FlowState.Halted, bench.Row(1).State);
        Assert.True(bench.Gates[1].IsLatched);
        Assert.Equal(1, bench.Gates[1].CancelRequests);
    }

    [Fact]
    public void LateJoiner_OutsideTheHold_Flows()
    {
        using var bench = new ControlBench(attached: false);
        bench.Halt(HaltScope.Group("algo"));

        foreach (FakeGate gate in bench.Gates)
            bench.Plane.Attach(gate);
        FlowState[] before = bench.States;
        bench.AckAll();

        Assert.Equal([FlowState.Blind, FlowState.Blind, FlowState.Halting, FlowState.Halting], before);
        Assert.Equal([FlowState.Flowing, FlowState.Flowing, FlowState.Halted, FlowState.Halted], bench.States);
    }

    [Fact]
    public void GateThatIsShut_AndAnswersANewRoomLate_IsNeverCalledFlowing()
    {
        using var bench = new ControlBench(attached: false);
        FakeGate gate = bench.Gates[0];
        gate.SaysWhatItCarries = true;
        gate.Latch(new HoldId(77)); // by a control room that died before it was on disk
        bench.Plane.Attach(gate);
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Plane.Step();
        Assert.Equal((FlowState.Blind, KillStage.Blind), (bench.Row(0).State, bench.Row(0).Stage));

        Assert.True(bench.Acks.Post(gate.Ack()));
        bench.Plane.Step();
        Assert.NotEqual(FlowState.Flowing, bench.Row(0).State);
        Assert.NotEmpty(bench.Row(0).Holds);
        Assert.True(gate.IsLatched);
    }

    [Fact]
    public void GateThatHasNotAnswered_IsStoppedAllTheSame()
    {
        using var bench = new ControlBench(attached: false);
        bench.Plane.Attach(bench.Gates[0]);
        bench.Halt(HaltScope.Fleet);
        Assert.Equal(FlowState.Halting, bench.Row(0).State);
        Assert.True(bench.Gates[0].IsLatched);
    }

    [Fact]
    public void Attach_KilledWhileJoining_IsNotMissed()
    {
        using var bench = new ControlBench(attached: false);
        bench.Halt(HaltScope.Server("smars-1"));
        bench.Gates[0].OnCommand = _ =>
        {
            bench.Gates[0].OnCommand = null;
            bench.Halt(HaltScope.Fleet);
        };

        bench.Plane.Attach(bench.Gates[0]);

        Assert.Equal(2, bench.Gates[0].Holds.Count);
    }

    [Fact]
    public async Task Attach_ReleasedWhileJoining_IsNotLeftShut()
    {
        using var bench = new ControlBench(attached: false);
        HaltTicket ticket = bench.Halt(HaltScope.Server("smars-1"));
        Task<ReleaseOutcome>? releasing = null;
        bench.Gates[0].OnCommand = _ =>
        {
            bench.Gates[0].OnCommand = null;
            releasing = bench.Release(ticket.Hold.Id);
        };

        bench.Plane.Attach(bench.Gates[0]);

        Assert.Equal(ReleaseOutcome.Released, await releasing!);
        Assert.Empty(bench.Gates[0].Holds);
        bench.AckAll();
        Assert.Equal(FlowState.Flowing, bench.Row(0).State);
    }

    [Fact]
    public void Attach_GateThatThrows_IsSeveredAtItsDeadline()
    {
        using var bench = new ControlBench(attached: false);
        bench.Halt(HaltScope.Fleet);
        bench.Gates[0].OnCommand = what => throw new InvalidOperationException(what);
        bench.Plane.Attach(bench.Gates[0]);
        bench.Gates[0].OnCommand = null;
        bench.Time.Advance(new ControlOptions().AckDeadline);
        bench.Plane.Step();

        Assert.Equal(FlowState.Unconfirmed, bench.Row(0).State);
        Assert.True(bench.Gates[0].IsSevered);
    }

    [Fact]
    public void Detach_ThenBack_IsHaltedByTheHoldThatStands()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Group("retail"));
        bench.AckAll();
        bench.Plane.Detach(new ServerId(0));
        FlowState gone = bench.Row(0).State;

        bench.Plane.Attach(bench.Gates[0]);

        Assert.Equal(FlowState.Absent, gone);
        Assert.Equal(FlowState.Halted, bench.Row(0).State); // its gate said so before and has not opened since
        Assert.True(bench.Gates[0].IsLatched);
    }

    [Fact]
    public void Detach_ThenBackWithANewGate_MustAnswerAnew()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Group("retail"));
        bench.AckAll();
        bench.Plane.Detach(new ServerId(0));
        var fresh = new FakeGate(0);

        bench.Plane.Attach(fresh);

        Assert.Equal(FlowState.Halting, bench.Row(0).State);
        Assert.True(fresh.IsLatched);
    }

    [Fact]
    public async Task Detach_ReleasedWhileAway_FlowsWhenItComesBack()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Server("smars-1"));
        bench.Time.Advance(new ControlOptions().AckDeadline);
        bench.Plane.Step();
        bench.Plane.Detach(new ServerId(0));
        await bench.Release(ticket.Hold.Id);

        bench.Plane.Attach(bench.Gates[0]);

        Assert.False(bench.Gates[0].IsLatched);
        Assert.Equal(FlowState.Flowing, bench.Row(0).State);
        Assert.False(bench.Row(0).IsSevered);
    }

    [Fact]
    public void Detach_KilledWhileAway_IsLatchedAllTheSame()
    {
        using var bench = new ControlBench();
        bench.Plane.Detach(new ServerId(0));

        HaltTicket ticket = bench.Halt(HaltScope.Fleet);

        Assert.True(bench.Gates[0].IsLatched);
        Assert.DoesNotContain(new ServerId(0), ticket.Covered);
        Assert.Equal(FlowState.Absent, bench.Row(0).State);
    }

    [Fact]
    public void Restart_WithStandingHolds_ComesBackHaltedAndCountsOn()
    {
        using var before = new ControlBench();
        before.Halt(HaltScope.Fleet);
        var journal = new FakeJournal { StandingHolds = [.. before.Journal.Held], LastHoldId = 7 };

        using var after = new ControlBench(journal);
        after.AckAll();
        HaltTicket next = after.Plane.Halt(after.Command(HaltScope.Fleet) with { CommandId = Guid.AllBitsSet });

        Assert.All(after.States, state => Assert.Equal(FlowState.Halted, state));
        Assert.Equal(before.Now.Holds[0], after.Now.Holds[0]);
        Assert.Equal(new HoldId(8), next.Hold.Id);
    }

    [Fact]
    public void Restart_SameCommandAgain_FindsItsHold()
    {
        using var before = new ControlBench();
        HaltCommand command = before.Command(HaltScope.Fleet);
        before.Plane.Halt(command);
        var journal = new FakeJournal { StandingHolds = [.. before.Journal.Held], LastHoldId = 1 };
        using var after = new ControlBench(journal);

        HaltTicket again = after.Plane.Halt(command);

        Assert.True(again.Repeated);
        Assert.Equal(4, again.Covered.Length);
        Assert.Single(after.Now.Holds);
    }
}
