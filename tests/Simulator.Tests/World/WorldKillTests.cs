using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>A kill at any moment stops the accumulation from that moment.</summary>
public sealed class WorldKillTests
{
    private const int Bad = 1;
    private static readonly HoldId s_hold = new(1);

    [Fact]
    public void Latch_AtAnyMoment_NothingLeavesAndOnlyOrdersInFlightTrade() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 230]).Sample(KillAt, iter: 25);

    [Fact]
    public void Latch_AfterTheDrain_PositionsOfThatServerStandStill()
    {
        using World world = SmallScenario.Run(2);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 8));
        world.Gates[Bad].Latch(s_hold);
        world.Gates[Bad].RequestCancelOpen();
        witness.RunTo(SmallScenario.At(9, 30, 9));
        Assert.Equal(0, witness.OpenOf(Bad));
        long[] positions = PositionsOf(witness, Bad);
        Assert.Contains(positions, position => position != 0);
        witness.RunTo(SmallScenario.At(9, 30, 24));
        Assert.Equal(positions, PositionsOf(witness, Bad));
        Assert.True(witness.CountOf(OrderEventKind.Refused, Bad) > 0);
    }

    [Fact]
    public void Latch_OneServer_TheOthersClientsComeAsTheyWould() =>
        Assert.Equal(ParentsOfGood(kill: false), ParentsOfGood(kill: true));

    [Fact]
    public void ServiceGates_ClockStands_AcknowledgesAndSendsTheCancels()
    {
        var acks = new AckBox();
        using World world = SmallScenario.Run(2, acks: acks);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 8));
        MarketTime frozen = world.Now;
        int open = witness.OpenOf(Bad);
        int onTheirWay = witness.Events.Count(
            e => e.Kind == OrderEventKind.CancelSent && e.ServerIndex == Bad
                && e.Time > frozen.AddNanoseconds(-1_000_000));
        world.Gates[Bad].Latch(s_hold);
        world.Gates[Bad].RequestCancelOpen();
        world.ServiceGates();
        witness.Drain();
        Assert.Equal(frozen, world.Now);
        Assert.True(open > 0);
        Assert.Equal(
            new GateAck(new ServerId(Bad), 1, Latched: true, world.Gates[Bad].LastSend, open),
            acks.LastOf(Bad)!.Value with { Carries = null });
        Assert.Equal([s_hold], acks.LastOf(Bad)!.Value.Carries!.Holds);
        int cancels = witness.Events.Count(e => e.Kind == OrderEventKind.CancelSent && e.Time == frozen);
        Assert.InRange(cancels, open - onTheirWay, open);
    }

    [Fact]
    public void Acknowledge_SinkWasFull_IsRepeated()
    {
        var acks = new AckBox { IsFull = true };
        using World world = SmallScenario.Run(2, acks: acks);
        world.Gates[0].Latch(s_hold);
        world.ServiceGates();
        Assert.Null(acks.LastOf(0));
        acks.IsFull = false;
        world.ServiceGates();
        Assert.True(acks.LastOf(0)!.Value.Latched);
    }

    [Fact]
    public void Unlatch_AfterAHalt_TheFlowResumes()
    {
        using World world = SmallScenario.Run(2);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 5));
        world.Gates[Bad].Latch(s_hold);
        witness.RunTo(SmallScenario.At(9, 30, 7));
        long sent = world.Gates[Bad].LastSend;
        world.Gates[Bad].Unlatch(s_hold, default);
        witness.RunTo(SmallScenario.At(9, 30, 9));
        Assert.True(world.Gates[Bad].LastSend > sent + 100);
    }

    [Fact]
    public void Latch_ForLong_RefusalsDoNotBecomeAStorm()
    {
        using World world = SmallScenario.Run(2);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 1));
        world.Gates[0].Latch(s_hold);
        witness.RunTo(SmallScenario.At(9, 30, 21));
        long refused = witness.CountOf(OrderEventKind.Refused, server: 0);
        long parents = witness.CountOf(OrderEventKind.ParentReceived, server: 0);
        Assert.InRange(refused, parents / 2, parents * 12); // a handful of tries each, ever farther apart
    }

    [Fact]
    public void Sever_OpenOrders_AreNotCancelled()
    {
        using World world = SmallScenario.Run(2);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 5));
        world.Gates[Bad].Sever();
        world.Gates[Bad].RequestCancelOpen();
        (long cancels, long sent) = (witness.CountOf(OrderEventKind.CancelSent, Bad), world.Gates[Bad].LastSend);
        witness.RunTo(SmallScenario.At(9, 30, 6));
        Assert.Equal((cancels, sent), (witness.CountOf(OrderEventKind.CancelSent, Bad), world.Gates[Bad].LastSend));
    }

    private static void KillAt(ulong seed, int bucket)
    {
        using World world = SmallScenario.Run(seed);
        var witness = new WorldWitness(world);
        witness.RunTo(SmallScenario.At(9, 29, 59) + TimeSpan.FromMilliseconds(100 * bucket));
        world.Gates[Bad].Latch(s_hold);
        long sent = world.Gates[Bad].LastSend;
        long shares = world.Ledger.Report().Incident.Shares;
        int inFlight = witness.OpenOf(Bad);
        witness.RunTo(world.Now.TimeOfDay + TimeSpan.FromSeconds(2));
        Assert.Equal(sent, witness.CountOf(OrderEventKind.Sent, Bad));
        Assert.Equal(sent, world.Gates[Bad].LastSend);
        Assert.InRange(world.Ledger.Report().Incident.Shares - shares, 0, inFlight * SmallScenario.Peg.ChildShares);
    }

    private static (long, int, int, long)[] ParentsOfGood(bool kill)
    {
        using World world = SmallScenario.Run(3);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 2));
        if (kill)
            world.Gates[Bad].Latch(s_hold);
        witness.RunTo(SmallScenario.At(9, 30, 12));
        return [.. witness.Events.Where(e => e.ServerIndex == 0 && e.Kind == OrderEventKind.ParentReceived)
            .Select(e => (e.ParentNumber, e.Quantity, e.SymbolIndex, e.TimeNanoseconds))];
    }

    private static long[] PositionsOf(WorldWitness witness, int server) =>
        [.. Enumerable.Range(0, witness.Position.GetLength(1)).Select(symbol => witness.Position[server, symbol])];
}
