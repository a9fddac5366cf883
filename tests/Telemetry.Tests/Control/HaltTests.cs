using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class HaltTests
{
    [Fact]
    public void Halt_OneServer_LatchesItAndNoOther()
    {
        using var bench = new ControlBench();

        HaltTicket ticket = bench.Halt(HaltScope.Server("smars-2"));

        Assert.Equal([new ServerId(1)], ticket.Covered);
        Assert.Empty(ticket.Stuck);
        Assert.Equal([false, true, false, false], bench.Gates.Select(g => g.IsLatched));
        Assert.Equal([FlowState.Flowing, FlowState.Halting, FlowState.Flowing, FlowState.Flowing], bench.States);
    }

    [Fact]
    public void Halt_AGroup_LatchesItsServers()
    {
        using var bench = new ControlBench();

        HaltTicket ticket = bench.Halt(HaltScope.Group("algo"));

        Assert.Equal([new ServerId(2), new ServerId(3)], ticket.Covered);
        Assert.Equal([false, false, true, true], bench.Gates.Select(g => g.IsLatched));
    }

    [Fact]
    public void Halt_ThenAck_IsHaltedWithTheTimesOfEachStep()
    {
        using var bench = new ControlBench();
        HaltCommand command = bench.Command(HaltScope.Server("smars-1"), HaltMode.BlockAndCancel);
        bench.Time.Advance(TimeSpan.FromMilliseconds(3));
        HaltTicket ticket = bench.Plane.Halt(command);
        bench.Gates[0].LastSend = 41;
        bench.Time.Advance(TimeSpan.FromMilliseconds(4));
        bench.AckAll(openOrders: 2);
        ServerControl halted = bench.Row(0);
        bench.Time.Advance(TimeSpan.FromMilliseconds(5));
        bench.AckAll(openOrders: 0);

        Assert.Equal(TimeSpan.FromMilliseconds(3), ticket.RequestToBlock);
        Assert.Equal(FlowState.Halted, halted.State);
        Assert.Equal(TimeSpan.FromMilliseconds(3), halted.BlockLatency);
        Assert.Equal(TimeSpan.FromMilliseconds(7), halted.AckLatency);
        Assert.Equal(41, halted.LastSendAtAck);
        Assert.Equal(2, halted.OpenOrders);
        Assert.Null(halted.DrainLatency);
        Assert.Equal(TimeSpan.FromMilliseconds(12), bench.Row(0).DrainLatency);
        Assert.Equal(1, bench.Gates[0].CancelRequests);
    }

    [Fact]
    public void Halt_ModeBlock_AsksForNoCancels()
    {
        using var bench = new ControlBench();

        bench.Halt(HaltScope.Fleet);

        Assert.All(bench.Gates, gate => Assert.Equal(0, gate.CancelRequests));
    }

    [Fact]
    public void Halt_SameCommandAgain_IsTheSameKill()
    {
        using var bench = new ControlBench();
        HaltCommand command = bench.Command(HaltScope.Fleet);

        HaltTicket first = bench.Plane.Halt(command);
        HaltTicket again = bench.Plane.Halt(command);

        Assert.False(first.Repeated);
        Assert.Equal(first with { Repeated = true }, again);
        Assert.Single(bench.Now.Holds);
        Assert.Single(bench.Journal.Held);
    }

    [Fact]
    public async Task Halt_SameCommandAfterItsRelease_FindsItsTicketAndStopsNothing()
    {
        using var bench = new ControlBench();
        HaltCommand command = bench.Command(HaltScope.Fleet);
        HaltTicket first = bench.Plane.Halt(command);
        Assert.Equal(ReleaseOutcome.Released, await bench.Release(first.Hold.Id));

        HaltTicket again = bench.Plane.Halt(command);

        Assert.True(again.Repeated);
        Assert.All(bench.Gates, gate => Assert.False(gate.IsLatched));
    }

    [Fact]
    public void Halt_UnknownServer_LatchesNothingAndCoversNobody()
    {
        using var bench = new ControlBench();

        HaltTicket ticket = bench.Halt(HaltScope.Server("SMARS-1"));

        Assert.Empty(ticket.Covered);
        Assert.All(bench.Gates, gate => Assert.False(gate.IsLatched));
    }

    [Fact]
    public void Halt_GateThatThrows_IsStuckAndTheOthersAreStopped()
    {
        using var bench = new ControlBench();
        bench.Gates[0].OnCommand = _ => throw new InvalidOperationException("gate broken");

        HaltTicket ticket = bench.Halt(HaltScope.Fleet, HaltMode.BlockAndCancel);

        Assert.Equal([new ServerId(0)], ticket.Stuck);
        Assert.Equal(4, ticket.Covered.Length);
        Assert.Equal([false, true, true, true], bench.Gates.Select(g => g.IsLatched));
        Assert.Equal([0, 1, 1, 1], bench.Gates.Select(g => g.CancelRequests));
        Assert.Contains(bench.Journal.Entries, e => e is { What: "gate-fault", Subject: "smars-1" });
    }

    [Fact]
    public void Halt_GateThatCallsBackIntoTheKillSwitch_BothHaltsStand()
    {
        using var bench = new ControlBench();
        HaltTicket? inner = null;
        bench.Gates[0].OnCommand = _ =>
        {
            bench.Gates[0].OnCommand = null;
            inner = bench.Halt(HaltScope.Group("algo"));
        };

        HaltTicket outer = bench.Halt(HaltScope.Server("smars-1"));

        Assert.NotNull(inner);
        Assert.NotEqual(outer.Hold.Id, inner.Hold.Id);
        Assert.Equal([true, false, true, true], bench.Gates.Select(g => g.IsLatched));
        Assert.Equal(2, bench.Now.Holds.Length);
    }

    [Fact]
    public void Halt_JournalThatThrows_StopsAllAndIsShownUnhealthy()
    {
        using var bench = new ControlBench();
        bench.Journal.Throws = true;

        HaltTicket ticket = bench.Halt(HaltScope.Fleet);
        bench.AckAll();

        Assert.Equal(4, ticket.Covered.Length);
        Assert.All(bench.States, state => Assert.Equal(FlowState.Halted, state));
        Assert.False(bench.Now.JournalHealthy);
    }

    [Fact]
    public void Halt_MarketClockThatThrows_StopsAllWithoutAMarketTime()
    {
        using var bench = new ControlBench();
        bench.Plane.MarketClock = () => throw new InvalidOperationException("no clock");

        HaltTicket ticket = bench.Halt(HaltScope.Fleet);

        Assert.Null(ticket.Hold.MarketSince);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Fact]
    public void Halt_WithAMarketClock_StampsTheHold()
    {
        using var bench = new ControlBench();
        bench.Plane.MarketClock = () => new MarketTime(34_200_000_000_000);

        Assert.Equal(new MarketTime(34_200_000_000_000), bench.Halt(HaltScope.Fleet).Hold.MarketSince);
    }

    [Fact]
    public async Task Halt_JournalThatBlocks_HoldsUpNeitherTheGatesNorAnotherKillNorTheAcks()
    {
        using var bench = new ControlBench();
        using var blocked = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        bench.Journal.OnAppendHold = () =>
        {
            bench.Journal.OnAppendHold = null;
            entered.Set();
            blocked.Wait();
        };
        Task<HaltTicket> first = Task.Run(() => bench.Halt(HaltScope.Group("retail")));
        entered.Wait();

        HaltTicket second = bench.Halt(HaltScope.Group("algo"));
        bench.AckAll();

        Assert.Empty(second.Stuck);
        Assert.All(bench.States, state => Assert.Equal(FlowState.Halted, state));
        blocked.Set();
        Assert.Equal(2, (await first).Covered.Length);
    }

    [Fact]
    public void Halt_ReasonBeyondTheLimit_IsCutAndStillStops()
    {
        using var bench = new ControlBench();

        HaltTicket ticket = bench.Plane.Halt(
            bench.Command(HaltScope.Fleet) with { Reason = new string('x', Limits.ReasonLength + 1) });

        Assert.Equal(Limits.ReasonLength, ticket.Hold.Reason.Length);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Fact]
    public void Halt_AServerAlreadyHalted_KeepsItsFirstReceipt()
    {
        using var bench = new ControlBench();
        bench.Halt(HaltScope.Server("smars-1"));
        bench.Time.Advance(TimeSpan.FromMilliseconds(10));
        bench.AckAll();
        ServerControl before = bench.Row(0);
        bench.Time.Advance(TimeSpan.FromMilliseconds(10));

        bench.Halt(HaltScope.Fleet);

        Assert.Equal(FlowState.Halted, bench.Row(0).State);
        Assert.Equal(before.AckLatency, bench.Row(0).AckLatency);
        Assert.Equal(before.RequestedAt, bench.Row(0).RequestedAt);
        Assert.Equal(2, bench.Row(0).Holds.Length);
    }
}
