using CsCheck;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Control;

public sealed class ControlModelTests
{
    [Fact]
    public void AnyInterleaving_NoOpenGateUnderAStandingHold() => Gen.Int[0, 9_999].Array[1, 60].Sample(
        script =>
        {
            // Without a context the journal's answer continues where it is given: the script alone decides the order.
            SynchronizationContext? context = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(null);
            try
            {
                using var model = new ControlModel(script);
                model.Run();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        },
        iter: 3_000, threads: 1);

    [Fact]
    public async Task RealThreads_KillingReleasingAndLeaving_ComeToRestWithTheGatesAsTheHoldsSay()
    {
        for (int round = 0; round < 50; round++)
        {
            using var bench = new ControlBench();
            HaltCommand[] commands = [.. Enumerable.Range(0, 30).Select(i => bench.Command(ScopeOf(i)))];
            using var start = new Barrier(4);
            await Task.WhenAll(
                Task.Run(() => KillAndRelease(bench, commands.AsMemory(0, 10), start)),
                Task.Run(() => KillAndRelease(bench, commands.AsMemory(10, 10), start)),
                Task.Run(() => KillOnly(bench, commands.AsMemory(20, 10), start)),
                Task.Run(() => LeaveAndJoin(bench, start)));
            bench.AckAll();
            bench.AckAll();

            Assert.Equal(10, bench.Now.Holds.Length);
            foreach (FakeGate gate in bench.Gates)
            {
                ServerControl row = bench.Row(gate.Server.Index);
                Assert.Equal(row.Holds.Select(h => h.Id.Value).Order(), gate.Holds.Select(h => h.Value).Order());
                Assert.Equal(FlowState.Halted, row.State);
            }
        }
    }

    private static HaltScope ScopeOf(int index) => (index % 3) switch
    {
        0 => HaltScope.Fleet,
        1 => HaltScope.Group("retail"),
        _ => HaltScope.Server("smars-3"),
    };

    private static async Task KillAndRelease(ControlBench bench, ReadOnlyMemory<HaltCommand> commands, Barrier start)
    {
        start.SignalAndWait();
        for (int i = 0; i < commands.Length; i++)
        {
            HaltTicket ticket = bench.Plane.Halt(commands.Span[i]);
            Assert.Equal(ReleaseOutcome.Released, await bench.Release(ticket.Hold.Id));
        }
    }

    private static void KillOnly(ControlBench bench, ReadOnlyMemory<HaltCommand> commands, Barrier start)
    {
        start.SignalAndWait();
        foreach (HaltCommand command in commands.Span)
            bench.Plane.Halt(command);
    }

    private static void LeaveAndJoin(ControlBench bench, Barrier start)
    {
        start.SignalAndWait();
        for (int i = 0; i < 20; i++)
        {
            FakeGate gate = bench.Gates[i % bench.Gates.Length];
            bench.Plane.Detach(gate.Server);
            bench.Plane.Attach(gate);
        }
    }
}
