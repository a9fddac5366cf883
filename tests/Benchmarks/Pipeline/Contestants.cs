using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;

namespace Ops.Benchmarks.Pipeline;

/// <summary>Two ways to do the same job over the same flow; each answers the hash of its whole state.</summary>
internal static class Contestants
{
    /// <summary>Limits so high that nothing trips: a halt would end the flow, and this flow can't be halted.</summary>
    public static PipelineOptions Options { get; } = PipelineOptions.Default with
    {
        Rules = High(),
    };

    /// <summary>The product: channels, cuts at ticks, Rx chains, detectors.</summary>
    public static ulong Product(PreparedFlow flow, TimeProvider time)
    {
        using var run = new ProductRun(flow, Options, time);
        while (run.Step())
        {
        }
        return Hash(run.Loop.Ledgers);
    }

    /// <summary>
    /// Bytes the product allocates for an event once its tables have their size: over the last half of the flow.
    /// </summary>
    public static double SteadyBytesPerEvent(PreparedFlow flow, TimeProvider time)
    {
        using var run = new ProductRun(flow, Options, time);
        while (run.Events < flow.Events / 2 && run.Step())
        {
        }
        long events = run.Events;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        while (run.Step())
        {
        }
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (run.Events - events);
    }

    /// <summary>The hand-written loop.</summary>
    public static ulong Fused(PreparedFlow flow)
    {
        var loop = new FusedLoop(flow.Fleet, Options);
        var next = new int[flow.Batches.Length];
        var taken = new int[flow.Batches.Length];
        foreach (MarketTime tick in flow.Ticks)
        {
            for (int server = 0; server < next.Length; server++)
                TakeBefore(tick, flow.Batches[server], loop, server, ref next[server], ref taken[server]);
            loop.OnTick(tick, SessionPhase.Open);
        }
        return Hash(loop.Servers);
    }

    private static void TakeBefore(
        MarketTime tick, OrderBatch[] batches, FusedLoop loop, int server, ref int next, ref int taken)
    {
        while (next < batches.Length)
        {
            ReadOnlySpan<OrderEvent> events = batches[next].Events[taken..];
            int count = 0;
            while (count < events.Length && events[count].Time < tick)
                count++;
            loop.OnEvents(server, events[..count]);
            if (count < events.Length)
            {
                taken += count;
                return;
            }
            (next, taken) = (next + 1, 0);
        }
    }

    private static ulong Hash(IEnumerable<ServerLedger> ledgers) =>
        ledgers.Aggregate(0UL, static (hash, ledger) => StateHash.Mix(hash, (long)StateHash.Of(ledger)));

    private static RuleBook High()
    {
        RuleBook book = RuleBook.Standard;
        var high = new RulePatch { Limit = RuleChecks.LargestLimit };
        foreach (RuleDescriptor rule in RuleCatalog.All)
        {
            if (rule.Default is not null)
                book = book.With(RuleScope.EachServer, rule.Code, high);
            if (rule.FleetDefault is not null)
                book = book.With(RuleScope.FleetTotal, rule.Code, high);
        }
        return book;
    }
}
