using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class AckTests
{
    private static readonly TimeSpan s_deadline = new ControlOptions().AckDeadline;

    [Fact]
    public void Ack_OfAnOlderLatch_ProvesNothing()
    {
        using var bench = new ControlBench();
        GateAck before = bench.Gates[0].Ack() with { Latched = true };
        bench.Halt(HaltScope.Fleet);

        bench.Acks.Post(before);
        bench.Plane.Step();

        Assert.Equal(FlowState.Halting, bench.Row(0).State);
    }

    [Fact]
    public void Ack_OfAnOpenGate_ProvesNothing()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);

        bench.Acks.Post(bench.Gates[0].Ack() with { Latched = false });
        bench.Plane.Step();

        Assert.Equal(FlowState.Halting, bench.Row(0).State);
        Assert.DoesNotContain(bench.Journal.Entries, static entry => entry.What == "state-refused");
    }

    [Fact]
    public void Ack_ThatComesWhileTheKillIsStillLatching_IsNotLost()
    {
        using var bench = new ControlBench();
        bench.Gates[1].OnCommand = _ =>
        {
            bench.Acks.Post(bench.Gates[0].Ack());
            bench.Plane.Step();
        };

        bench.Halt(HaltScope.Fleet);

        Assert.Equal(FlowState.Halted, bench.Row(0).State);
    }

    [Fact]
    public void Ack_FromAServerOrCountThatDoesNotExist_IsCountedAndProvesNothing()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);

        bench.Acks.Post(new GateAck(new ServerId(900), 1, Latched: true, 0, 0));
        bench.Acks.Post(bench.Gates[0].Ack() with { LatchVersion = 50 });
        bench.Plane.Step();

        Assert.Equal(2, bench.Plane.StrangeAcks);
        Assert.Equal(FlowState.Halting, bench.Row(0).State);
    }

    [Fact]
    public void Ack_QueueFull_TurnsAwayAndCounts()
    {
        using var bench = new ControlBench();
        for (int i = 0; i < Limits.AcknowledgementsWaiting; i++)
            Assert.True(bench.Acks.Post(bench.Gates[0].Ack()));

        Assert.False(bench.Acks.Post(bench.Gates[0].Ack()));
        Assert.Equal(1, bench.Acks.TurnedAway);
        bench.Plane.Step();
        Assert.True(bench.Acks.Post(bench.Gates[0].Ack()));
    }

    [Fact]
    public void Deadline_NeverAcked_IsUnconfirmedAndSevered()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"));
        bench.Time.Advance(s_deadline - TimeSpan.FromTicks(1));
        bench.Plane.Step();
        FlowState justBefore = bench.Row(0).State;
        bench.Time.Advance(TimeSpan.FromTicks(1));
        bench.Plane.Step();

        Assert.Equal(FlowState.Halting, justBefore);
        Assert.Equal(FlowState.Unconfirmed, bench.Row(0).State);
        Assert.True(bench.Row(0).IsSevered);
        Assert.True(bench.Gates[0].IsSevered);
        Assert.All(bench.Gates.Skip(1), gate => Assert.False(gate.IsSevered));
    }

    [Fact]
    public async Task Deadline_AckThatComesLate_IsHaltedButSeveredUntilTheRelease()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Server("smars-1"));
        bench.Time.Advance(s_deadline);
        bench.Plane.Step();

        bench.AckAll();
        ServerControl late = bench.Row(0);
        ReleaseOutcome outcome = await bench.Release(ticket.Hold.Id);
        bench.AckAll();

        Assert.Equal(FlowState.Halted, late.State);
        Assert.True(late.IsSevered);
        Assert.Equal(s_deadline, late.AckLatency);
        Assert.Equal(ReleaseOutcome.Released, outcome);
        Assert.False(bench.Gates[0].IsSevered);
        Assert.Equal(FlowState.Flowing, bench.Row(0).State);
        Assert.False(bench.Row(0).IsSevered);
    }

    [Fact]
    public void Deadline_GateThatThrowsOnLatchAndSever_IsShownUnconfirmed()
    {
        using var bench = new ControlBench();
        bench.Gates[0].OnCommand = _ => throw new InvalidOperationException("gate broken");
        bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        bench.Time.Advance(s_deadline);
        bench.Plane.Step();

        Assert.Equal([FlowState.Unconfirmed, FlowState.Halted, FlowState.Halted, FlowState.Halted], bench.States);
        Assert.Contains(bench.Journal.Entries, e => e is { What: "gate-fault", Subject: "smars-1" });
    }

    [Fact]
    public void Leak_AfterTheAck_IsShownAndSevered()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        bench.AckAll();

        bench.Plane.ReportLeak(new ServerId(2), 3);
        bench.Plane.ReportLeak(new ServerId(2), 2);
        bench.Plane.Step();

        Assert.Equal(FlowState.Unconfirmed, bench.Row(2).State);
        Assert.Equal(3, bench.Row(2).OrdersAfterBlock);
        Assert.True(bench.Gates[2].IsSevered);
        Assert.Contains(bench.Journal.Entries, e => e is { What: "leak", Subject: "smars-3" });
    }

    [Fact]
    public void Leaks_OfTwoServersInOneStep_AreBothShown_AndNoneTwice()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        bench.Plane.ReportLeak(new ServerId(2), 3);
        bench.Plane.ReportLeak(new ServerId(3), 1);
        bench.Plane.Step();

        Assert.Equal(
            [FlowState.Halted, FlowState.Halted, FlowState.Unconfirmed, FlowState.Unconfirmed], bench.States);
        long version = bench.Now.Version;
        bench.Plane.ReportLeak(new ServerId(2), 3);
        bench.Plane.Step();
        Assert.Equal(version, bench.Now.Version);
    }

    [Fact]
    public void AnswerOfOneServer_AndTheDeadlineOfAnother_InOneStep_AreBothShown()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        bench.Acks.Post(bench.Gates[0].Ack(openOrders: 2));
        bench.Plane.Step();
        bench.Time.Advance(s_deadline);
        bench.Acks.Post(bench.Gates[0].Ack(openOrders: 1));
        bench.Plane.Step();

        Assert.Equal((FlowState.Halted, 1), (bench.Row(0).State, bench.Row(0).OpenOrders));
        Assert.Equal(FlowState.Unconfirmed, bench.Row(1).State);
    }

    [Fact]
    public void Answer_ThatWasOvertakenByANewerOne_IsLeftAside()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        GateAck older = bench.Gates[0].Ack(openOrders: 2);
        bench.Halt(HaltScope.Server("smars-1"));
        bench.AckAll(openOrders: 1);
        long version = bench.Now.Version;

        bench.Acks.Post(older);
        bench.Plane.Step();

        Assert.Equal((1, version), (bench.Row(0).OpenOrders, bench.Now.Version));
    }

    [Fact]
    public void Answer_OfAGateThatCantSayWhereItStands_IsNotBelieved()
    {
        using var bench = new ControlBench(attached: false);
        bench.Plane.Attach(bench.Gates[0]);
        bench.Gates[0].OnQuestion = static what => throw new IOException("broken " + what);

        bench.Acks.Post(bench.Gates[0].Ack());
        bench.Plane.Step();

        Assert.Equal((1, FlowState.Blind), (bench.Plane.StrangeAcks, bench.Row(0).State));
    }

    [Fact]
    public void Leak_ThenAnAck_StaysUnconfirmed()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        bench.Plane.ReportLeak(new ServerId(2), 3);
        bench.Plane.Step();

        bench.AckAll();

        Assert.Equal(FlowState.Unconfirmed, bench.Row(2).State);
    }

    [Fact]
    public async Task Leak_ReportedAfterTheRelease_IsWrittenDownAndStopsNothing()
    {
        using var bench = new ControlBench();
        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        bench.AckAll();
        Assert.Equal(ReleaseOutcome.Released, await bench.Release(ticket.Hold.Id));
        bench.AckAll();

        long version = bench.Now.Version;
        bench.Plane.ReportLeak(new ServerId(2), 3);
        bench.Plane.ReportLeak(new ServerId(900), 3);
        bench.Plane.ReportLeak(new ServerId(5), 3);
        bench.Plane.ReportLeak(new ServerId(1), 0);
        bench.Plane.Step();

        Assert.Equal((FlowState.Flowing, version), (bench.Row(2).State, bench.Now.Version));
        Assert.Single(bench.Journal.Entries, e => e.What == "leak-late");
    }

    [Fact]
    public void Step_ChangedOnly_Publishes()
    {
        using var bench = new ControlBench();
        using ChangeSignal.Subscription watch = bench.Plane.Reader.Changed.Subscribe();
        long version = bench.Now.Version;
        bench.Plane.Step();
        bool idle = watch.TryTake();
        bench.Journal.IsHealthy = false;
        bench.Plane.Step();

        Assert.False(idle);
        Assert.True(watch.TryTake());
        Assert.Equal(version + 1, bench.Now.Version);
        Assert.False(bench.Now.JournalHealthy);
    }

    [Fact]
    public async Task Start_ItsOwnThread_TakesTheAcks()
    {
        using var bench = new ControlBench();
        using ChangeSignal.Subscription watch = bench.Plane.Reader.Changed.Subscribe();
        bench.Plane.Start();
        bench.Halt(HaltScope.Fleet);
        foreach (FakeGate gate in bench.Gates)
            bench.Acks.Post(gate.Ack());

        while (bench.States.Any(state => state != FlowState.Halted))
            await watch.WaitAsync(TestContext.Current.CancellationToken);

        Assert.All(bench.States, state => Assert.Equal(FlowState.Halted, state));
    }

    [Fact]
    public void EveryChangeOfState_HasAnEntry()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"));
        bench.AckAll();

        Assert.Equal(
            [
                "Absent to Flowing: It joined, and no hold covers it.",
                "Flowing to Requested: A hold that stops it was taken.",
                "Requested to Blocked: Its gate is latched, and every sender was seen out of the way.",
                "Blocked to Acknowledged: Its own sending thread answered.",
                "Acknowledged to Drained: It says that nothing of it is open.",
            ],
            bench.Journal.Entries.Where(e => e is { What: "state", Subject: "smars-1" }).Select(e => e.Detail));
    }
}
