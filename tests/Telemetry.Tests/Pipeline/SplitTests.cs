using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

/// <summary>However the flow is batched, and however late the loop comes, the numbers are the same.</summary>
public sealed class SplitTests
{
    private const int Servers = 3;
    private const int Symbols = 5;
    private const int EventsPerServer = 1_500;

    private static readonly FleetDefinition s_fleet = Fleets.Of(Servers, Symbols, 50m);
    private static readonly OrderEvent[][] s_flow = [.. Enumerable.Range(0, Servers).Select(Flow)];

    [Fact]
    public void State_ForAnyBatchSizeAndAnyPumping_IsThatOfTheHandWrittenLoop()
    {
        ulong expected = Fused();
        Gen.Select(Gen.Int[1, Limits.BatchCapacity], Gen.Int[1, 7]).Sample(
            (batchSize, ticksPerPump) => Assert.Equal(expected, Looped(batchSize, ticksPerPump)), iter: 40);
    }

    private static OrderEvent[] Flow(int server)
    {
        var flow = new FlowGenerator(server, Servers, Symbols, eventsPerSecond: 700, seed: 7);
        return [.. Enumerable.Range(0, EventsPerServer).Select(_ => flow.Next())];
    }

    private static IEnumerable<MarketTime> Ticks() =>
        Enumerable.Range(1, 25).Select(tick => ServerStory.At(tick * 100));

    private static ulong Fused()
    {
        var loop = new FusedLoop(s_fleet, PipelineOptions.Default);
        var taken = new int[Servers];
        ulong hash = 0;
        foreach (MarketTime tick in Ticks())
        {
            for (int server = 0; server < Servers; server++)
            {
                OrderEvent[] due = [.. s_flow[server].Skip(taken[server]).TakeWhile(item => item.Time < tick)];
                loop.OnEvents(server, due);
                taken[server] += due.Length;
            }
            loop.OnTick(tick, SessionPhase.Open);
            hash = StateHash.Mix(hash, (long)StateHash.Of(loop.Fleet.Figures));
        }
        return Sum(hash, loop.Servers);
    }

    private static ulong Looped(int batchSize, int ticksPerPump)
    {
        var tap = new TickTap();
        using var rig = new LoopRig(
            new FakeTimeProvider(), s_fleet, PipelineOptions.Default with { Breakers = false }, tap);
        tap.Rig = rig;
        var published = new int[Servers];
        int tickNumber = 0;
        foreach (MarketTime tick in Ticks())
        {
            for (int server = 0; server < Servers; server++)
                published[server] += PublishDue(rig, server, published[server], batchSize, tick);
            rig.Feed.Tick(tick);
            if (++tickNumber % ticksPerPump == 0)
                rig.Loop.Pump();
        }
        rig.Loop.Pump();
        return Sum(tap.Hash(), rig.Loop.Ledgers);
    }

    /// <summary>Publishes whole batches that begin before the tick, so that a batch may reach beyond it.</summary>
    private static int PublishDue(LoopRig rig, int server, int from, int batchSize, MarketTime tick)
    {
        int count = 0;
        while (from + count < EventsPerServer && s_flow[server][from + count].Time < tick)
        {
            OrderEvent[] batch = [.. s_flow[server].Skip(from + count).Take(batchSize)];
            if (rig.Feed.Servers[server].Batches.Count >= (Limits.BatchesPerServer / 2) - 1)
                rig.Loop.Pump();
            rig.Feed.Servers[server].Publish(batch);
            count += batch.Length;
        }
        return count;
    }

    private static ulong Sum(ulong hash, IEnumerable<ServerLedger> ledgers) =>
        ledgers.Aggregate(hash, static (sum, ledger) => StateHash.Mix(sum, (long)StateHash.Of(ledger)));

    /// <summary>Reads the fleet's numbers of each tick when the next input comes, or at the end.</summary>
    private sealed class TickTap : ILoopTap
    {
        private ulong _hash;
        private bool _ticked;

        public LoopRig? Rig { get; set; }

        public void OnBatch(OrderBatch batch) => Settle();

        public void OnNotice(FleetNotice notice)
        {
            Settle();
            _ticked = true;
        }

        public ulong Hash()
        {
            Settle();
            return _hash;
        }

        private void Settle()
        {
            if (_ticked)
                _hash = StateHash.Mix(_hash, (long)StateHash.Of(Rig!.Loop.FleetFigures));
            _ticked = false;
        }
    }
}
