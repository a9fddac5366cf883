using CsCheck;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

public sealed class WorldTests
{
    private static readonly TimeSpan s_end = TimeSpan.FromHours(24);

    [Fact]
    public void Run_SameSeed_GivesTheSameEvents() =>
        Assert.Equal(Complete(5, SmallScenario.Make()).Digest, Complete(5, SmallScenario.Make()).Digest);

    [Fact]
    public void Run_AnotherSeed_GivesOtherEvents() =>
        Assert.NotEqual(Complete(5, SmallScenario.Make()).Digest, Complete(6, SmallScenario.Make()).Digest);

    [Fact]
    public void AdvanceTo_AnySteps_GivesTheEventsOfWholeBuckets()
    {
        string whole = Complete(5, SmallScenario.Make()).Digest;
        Gen.Int[1, 100].Array[1, 20].Sample(steps => Assert.Equal(whole, InSteps(steps)), iter: 10);
    }

    [Fact]
    public void Run_AnySeed_EndsWithNothingOpenAndClientsServed() => Gen.ULong.Sample(
        seed =>
        {
            CodePathSpec counted = SmallScenario.Slice with { Name = "peg" };
            WorldWitness witness = Complete(seed, SmallScenario.Make(counted));
            Assert.Equal(0, witness.OpenOrders);
            Assert.Equal((0, 0), (witness.OpenNotionalOf(0), witness.OpenNotionalOf(1)));
            Assert.All(witness.Position.Cast<long>(), position => Assert.Equal(0, position));
        },
        iter: 10);

    [Fact]
    public void Run_Complete_LedgerAgreesWithTheFeeds()
    {
        using World world = SmallScenario.Run(9);
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);
        LedgerScope fleet = world.Ledger.Report().Fleet;
        Assert.Equal(witness.Events.Count(e => e.Kind == OrderEventKind.Sent), fleet.Children);
        Assert.Equal(witness.Events.Count(e => e.Kind == OrderEventKind.ParentReceived), fleet.Parents);
        Assert.Equal(witness.Events.Count(e => e.Kind == OrderEventKind.Filled), fleet.Executions);
        foreach (LedgerPosition position in fleet.Positions)
            Assert.Equal(
                witness.Position[0, position.Symbol.Index] + witness.Position[1, position.Symbol.Index],
                position.NetShares);
    }

    [Fact]
    public void Run_Complete_TicksAreWholeBucketsAndPhasesAreInOrder()
    {
        FleetNotice.Tick[] ticks = [.. Complete(1, SmallScenario.Make()).Notices.OfType<FleetNotice.Tick>()];
        Assert.Equal(380, ticks.Length);
        Assert.All(
            ticks,
            tick => Assert.Equal(
                0, tick.At.Nanoseconds % (Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond)));
        Assert.Equal(
            [
                SessionPhase.Closed, SessionPhase.PreOpen, SessionPhase.OpeningAuction, SessionPhase.Open,
                SessionPhase.ClosingAuction, SessionPhase.PostClose
                ],
            ticks.Select(t => t.Phase).Distinct());
    }

    [Fact]
    public void Run_Complete_MarksAreQuotesOnTheGrid()
    {
        WorldWitness witness = Complete(1, SmallScenario.Make());
        Mark[] quoted =
            [.. witness.Notices.OfType<FleetNotice.Marks>().SelectMany(m => m.Items).Where(m => m.Bid.Ticks > 0)];
        Assert.NotEmpty(quoted);
        Assert.All(
            quoted, mark => Assert.True(mark.Bid < mark.Mid && mark.Mid < mark.Ask && mark.Bid.Ticks % 100 == 0));
    }

    [Fact]
    public void Create_Manifests_SayWhatEachServerRuns()
    {
        using World world = SmallScenario.Run();
        WorldWitness witness = new(world);
        witness.Drain();
        ServerManifest[] manifests = [.. witness.Notices.OfType<FleetNotice.Manifest>().Select(m => m.Item)];
        Assert.Equal(["new", "old"], manifests.Select(m => m.Build));
        Assert.Equal([true, false], manifests.Select(m => m.OnPlan));
        Assert.Equal(["programme", "peg"], manifests.Select(m => Assert.Single(m.Flags).Selects));
        Assert.NotEqual(manifests[0].BuildHash, manifests[1].BuildHash);
    }

    [Fact]
    public void OpeningAuction_OrdersSentBefore_TradeAtOnePrice()
    {
        using World world = SmallScenario.Run(4);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 1));
        long open = MarketTime.FromTimeOfDay(SmallScenario.At(9, 30, 0)).Nanoseconds;
        IGrouping<int, OrderEvent>[] crossed =
            [.. witness.Events.Where(e => e.Kind == OrderEventKind.Filled && e.TimeNanoseconds == open).GroupBy(
                e => e.SymbolIndex)];
        Assert.NotEmpty(crossed);
        Assert.All(crossed, symbol => Assert.Single(symbol.Select(e => e.PriceTicks).Distinct()));
        Assert.DoesNotContain(witness.Events, e => e.Kind == OrderEventKind.Filled && e.TimeNanoseconds < open);
    }

    [Fact]
    public void Create_UnknownPreset_SaysWhatThereIs()
    {
        var wrong = Assert.Throws<ArgumentException>(() => World.Create(
            SmallScenario.Make(), new WorldOptions(FleetMode.Training, "nonsense", 1), new AckBox()));
        Assert.Contains("Scenario small has no preset nonsense; it has none.", wrong.Message);
    }

    [Fact]
    public void AdvanceBucket_WhenOver_DoesNothing()
    {
        using World world = SmallScenario.Run();
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);
        int notices = witness.Notices.Count;
        world.AdvanceBucket();
        witness.Drain();
        Assert.Equal(world.End, world.Now);
        Assert.Equal(notices, witness.Notices.Count);
    }

    private static string InSteps(int[] milliseconds)
    {
        using World world = SmallScenario.Run(5);
        var witness = new WorldWitness(world);
        for (int i = 0; !world.IsOver; i++)
        {
            world.AdvanceTo(
                world.Now.Nanoseconds + milliseconds[i % milliseconds.Length] * MarketTime.NanosecondsPerMillisecond);
            witness.Drain();
        }
        return witness.Digest;
    }

    private static WorldWitness Complete(ulong seed, Scenario scenario)
    {
        using World world = SmallScenario.Run(seed, scenario);
        return new WorldWitness(world).RunTo(s_end);
    }
}
