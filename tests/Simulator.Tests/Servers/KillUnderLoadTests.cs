using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Servers;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Servers;

public sealed class KillUnderLoadTests
{
    private const int Kills = 500;
    private static readonly Actor s_ann = new(ActorKind.Person, "ann");
    private static readonly Actor s_bob = new(ActorKind.Person, "bob");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task Halt_SendersAtFullLoad_NoOrderLeavesAfterItReturned(int threads)
    {
        var acks = new AckQueue();
        using ControlPlane plane = Plane(acks);
        var gate = new OrderGate(new GateFeed(new ServerId(0)), acks);
        plane.Attach(gate);
        var venue = new CountingVenue();
        using var stop = new CancellationTokenSource();
        Thread[] senders = [.. Enumerable.Range(0, threads).Select(_ => Sending(gate.OpenSender(venue), stop.Token))];
        long late = 0;
        int proven = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            HaltTicket ticket = plane.Halt(Command(kill));
            long before = venue.Orders;
            GiveWay(turns: 20);
            if (ticket.Stuck.IsEmpty)
            {
                late += venue.Orders - before;
                proven++;
            }
            await Release(plane, ticket.Hold.Id);
            while (venue.Orders == before)
                GiveWay(turns: 1);
        }
        await stop.CancelAsync();
        foreach (Thread sender in senders)
            sender.Join();

        Assert.Equal(0, late);
        Assert.InRange(proven, Kills * 9 / 10, Kills);
        Assert.Equal(venue.Orders, gate.LastSend);
    }

    // Lets the senders run, so that one preempted with an order in hand gets its chance to show it.
    private static void GiveWay(int turns)
    {
        var spin = new SpinWait();
        for (int turn = 0; turn < turns; turn++)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private static ControlPlane Plane(AckQueue acks)
    {
        var fleet = new FleetDefinition(
            "Load", FleetMode.Live, new DateOnly(2012, 8, 1), "ET",
            [new ServerDefinition(new ServerId(0), "smars-1", "retail")], []);
        return new ControlPlane(
            fleet, new NullControlJournal(), acks, new ControlOptions { Ramp = null }, new FakeTimeProvider());
    }

    private static HaltCommand Command(int number) => new(
        new Guid(number, 0, 0, new byte[8]), HoldKind.Manual, HaltScope.Fleet, HaltMode.Block, s_ann, "load", 0);

    private static async Task Release(ControlPlane plane, HoldId hold)
    {
        ReleaseResult asked = plane.Request(hold, s_ann, "cause", "evidence");
        ReleaseResult result = await plane.ApproveAsync(asked.Request!.Id, s_bob);
        Assert.Equal(ReleaseOutcome.Released, result.Outcome);
    }

    private static Thread Sending(GateSender sender, CancellationToken stop)
    {
        ChildOrder order = GateBench.Order();
        var thread = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
                sender.TrySend(order);
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread;
    }
}
