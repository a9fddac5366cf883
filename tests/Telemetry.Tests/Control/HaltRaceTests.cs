using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

/// <summary>Kills that take long or meet: on real threads, and with a sender that never goes out of the way.</summary>
public sealed class HaltRaceTests
{
    [Fact]
    public void Halt_SenderThatStaysBetweenCheckAndSend_IsStuckOnAClockThatStandsStill()
    {
        using var bench = new ControlBench();
        bench.Gates[1].IsNeverQuiet = true;

        HaltTicket ticket = bench.Halt(HaltScope.Fleet);

        Assert.Equal([new ServerId(1)], ticket.Stuck);
        Assert.Null(bench.Row(1).BlockLatency);
        Assert.NotNull(bench.Row(2).BlockLatency);
        Assert.All(bench.Gates, gate => Assert.True(gate.IsLatched));
    }

    [Fact]
    public async Task Halt_TwoKillsRacing_BothStandAndOneReleaseOpensNothing()
    {
        for (int round = 0; round < 200; round++)
        {
            using var bench = new ControlBench();
            HaltCommand left = bench.Command(HaltScope.Fleet);
            HaltCommand right = bench.Command(HaltScope.Group("retail"));
            using var start = new Barrier(2);
            HaltTicket[] tickets = await Task.WhenAll(Racer(bench, left, start), Racer(bench, right, start));

            Assert.NotEqual(tickets[0].Hold.Id, tickets[1].Hold.Id);
            Assert.Equal(ReleaseOutcome.Released, await bench.Release(tickets[0].Hold.Id));
            bench.AckAll();
            Assert.Equal([FlowState.Halted, FlowState.Halted, FlowState.Flowing, FlowState.Flowing], bench.States);
            Assert.Equal([true, true, false, false], bench.Gates.Select(g => g.IsLatched));
        }
    }

    private static Task<HaltTicket> Racer(ControlBench bench, HaltCommand command, Barrier start) => Task.Run(() =>
    {
        start.SignalAndWait();
        return bench.Plane.Halt(command);
    });
}
