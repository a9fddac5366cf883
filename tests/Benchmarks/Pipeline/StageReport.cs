using System.Globalization;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks.Pipeline;

/// <summary>Where the time of an event goes: each stage alone over the same flow.</summary>
internal static class StageReport
{
    private delegate void Stage(ServerLedger ledger, EventSlice slice);

    /// <summary>Measures and prints.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="rounds">Rounds.</param>
    /// <returns>True.</returns>
    public static bool Print(PreparedFlow flow, int rounds)
    {
        (string Name, Stage Run)[] stages =
        [
            ("read every event", static (_, _) => { }),
            ("check", static (ledger, slice) => ledger.Sequence.Check(slice)),
            ("index", static (ledger, slice) => ledger.Index.Make(slice.Events)),
            ("windows", static (ledger, slice) => ledger.Kinds.Apply(slice.Events)),
            ("open orders", static (ledger, slice) => Indexed(ledger, slice).Orders.Apply(slice.Events, ledger.Index)),
            ("parents", static (ledger, slice) => Indexed(ledger, slice).Parents.Apply(
                slice.Events, ledger.Index, ledger.Orders)),
            ("positions", static (ledger, slice) => Indexed(ledger, slice).Positions.Apply(slice.Events, ledger.Index)),
            ("last events", static (ledger, slice) => ledger.Recent.Add(slice.Events)),
        ];
        Console.WriteLine();
        Console.WriteLine($"| stage, {flow.Fleet.Servers.Length} x {flow.Fleet.Symbols.Length} | ns/event, best |");
        Console.WriteLine("|---|---|");
        foreach ((string name, Stage run) in stages)
        {
            Timing.Warm(0.5, () => RunAll(flow, run));
            double seconds = Enumerable.Range(0, rounds).Min(_ => Timing.Measure(() => RunAll(flow, run)).Seconds);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"| {name} | {seconds / flow.Events * 1e9:0.0} |"));
        }
        return true;
    }

    private static ServerLedger Indexed(ServerLedger ledger, EventSlice slice)
    {
        ledger.Index.Make(slice.Events);
        return ledger;
    }

    private static void RunAll(PreparedFlow flow, Stage run)
    {
        var fleet = new FleetLedger(flow.Fleet.Symbols);
        ServerLedger[] ledgers =
            [.. flow.Fleet.Servers.Select(
                server => new ServerLedger(server.Id, flow.Fleet.Symbols, fleet.Shares, parents: 256))];
        int most = flow.Batches.Max(static batches => batches.Length);
        for (int batch = 0; batch < most; batch++)
        {
            for (int server = 0; server < ledgers.Length; server++)
            {
                if (batch < flow.Batches[server].Length)
                    RunSlices(ledgers[server], flow.Batches[server][batch], run);
            }
        }
    }

    /// <summary>Slices as ticks cut them at 1,250 events a second.</summary>
    private static void RunSlices(ServerLedger ledger, OrderBatch batch, Stage run)
    {
        const int Slice = 125;
        for (int start = 0; start < batch.Count; start += Slice)
        {
            var slice = new EventSlice(batch, start, Math.Min(Slice, batch.Count - start));
            Sum(slice.Events); // brings it near, as the stage before would have
            run(ledger, slice);
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static long Sum(ReadOnlySpan<OrderEvent> events)
    {
        long sum = 0;
        foreach (ref readonly OrderEvent item in events)
            sum += item.TimeNanoseconds;
        return sum;
    }
}
