using System.Globalization;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks.Pipeline;

/// <summary>Product against hand-written loop against naive Rx, in one process, in turns, by processor time.</summary>
internal static class PipelineReport
{
    private const int Events = 2_000_000;
    private const int NaiveEvents = 800_000;
    private const double WarmSeconds = 1.5;

    /// <summary>Measures and prints.</summary>
    /// <param name="args">Rounds, 9 unless given.</param>
    /// <returns>0 when the two loops agree on the state.</returns>
    public static int Run(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
        Console.WriteLine(
            $"Pipeline, {Events:#,0} events a run, median of {rounds} alternating rounds, processor time");
        Console.WriteLine();
        Console.WriteLine(
            "| fleet x universe | events/s per server | product ns, median (best) | M events/s, median (best) | " +
            "fused ns, median (best) | product / fused | bytes/event, steady | state |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        if (args is [_, "stages"])
        {
            StageReport.Print(new PreparedFlow(8, 154, Events / 8, 1_250), rounds * 4);
            return 0;
        }
        bool agree = true;
        foreach (
            (int servers, int symbols, int rate) in new[] { (8, 154, 1_250), (8, 154, 12_500), (64, 1_000, 1_250) })
            agree &= Compare(servers, symbols, rate, rounds);
        Console.WriteLine();
        StageReport.Print(new PreparedFlow(8, 154, Events / 8, 1_250), rounds * 4);
        Console.WriteLine();
        CompareNaive(rounds);
        return agree ? 0 : 1;
    }

    private static bool Compare(int servers, int symbols, int rate, int rounds)
    {
        var flow = new PreparedFlow(servers, symbols, Events, rate);
        TimeProvider time = BenchmarkClock.Real;
        ulong product = 0;
        ulong fused = 0;
        void RunProduct() => product = Contestants.Product(flow, time);
        void RunFused() => fused = Contestants.Fused(flow);
        Timing.Warm(WarmSeconds, RunProduct);
        Timing.Warm(WarmSeconds, RunFused);
        var products = new List<Timing.Sample>();
        var fuseds = new List<Timing.Sample>();
        for (int round = 0; round < rounds; round++)
        {
            products.Add(Timing.Measure(RunProduct));
            fuseds.Add(Timing.Measure(RunFused));
        }
        Print(flow, servers, symbols, rate, products, fuseds, Contestants.SteadyBytesPerEvent(flow, time),
            product == fused);
        return product == fused;
    }

    private static void Print(
        PreparedFlow flow, int servers, int symbols, int rate, List<Timing.Sample> products, List<Timing.Sample> fuseds,
        double bytes, bool agree)
    {
        double product = Timing.Median(products.Select(sample => sample.Seconds)) / flow.Events * 1e9;
        double fused = Timing.Median(fuseds.Select(sample => sample.Seconds)) / flow.Events * 1e9;
        double ratio = Timing.Median(products.Zip(fuseds, static (left, right) => left.Seconds / right.Seconds));
        double productBest = products.Min(static sample => sample.Seconds) / flow.Events * 1e9;
        double fusedBest = fuseds.Min(static sample => sample.Seconds) / flow.Events * 1e9;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {servers} x {symbols:#,0} | {rate:#,0} | {product:0.0} ({productBest:0.0}) | " +
            $"{1_000 / product:0.0} ({1_000 / productBest:0.0}) | {fused:0.0} ({fusedBest:0.0}) | {ratio:0.00} | " +
            $"{bytes:0.000} | {(agree ? "equal" : "DIFFERENT")} |"));
    }

    private static void CompareNaive(int rounds)
    {
        var flow = new PreparedFlow(8, 154, NaiveEvents, 1_250);
        OrderEvent[] events = [.. flow.Batches
            .SelectMany(static batches => batches.SelectMany(static batch => batch.Events.ToArray()))
            .OrderBy(static item => item.TimeNanoseconds)];
        TimeProvider time = BenchmarkClock.Real;
        const int Repeats = 4;
        void RunProduct()
        {
            for (int i = 0; i < Repeats; i++)
                Contestants.Product(flow, time);
        }
        Timing.Warm(WarmSeconds, RunProduct);
        foreach ((int shift, int naiveRounds) in new[] { (1_000, rounds), (100, 1) })
            CompareNaive(flow, events, shift, naiveRounds, () => Timing.Measure(RunProduct).Seconds / Repeats);
    }

    /// <summary>The long windows of the naive version slide by a second, then by 100 ms as the product's do.</summary>
    private static void CompareNaive(
        PreparedFlow flow, OrderEvent[] events, int shiftMilliseconds, int rounds, Func<double> product)
    {
        if (rounds > 1)
            Timing.Warm(WarmSeconds, () => NaiveRx.Run(events, shiftMilliseconds));
        var ratios = new List<double>();
        var naives = new List<Timing.Sample>();
        for (int round = 0; round < rounds; round++)
        {
            Timing.Sample naive = Timing.Measure(() => NaiveRx.Run(events, shiftMilliseconds));
            naives.Add(naive);
            ratios.Add(naive.Seconds / product());
        }
        double nanoseconds = Timing.Median(naives.Select(static sample => sample.Seconds)) / flow.Events * 1e9;
        double bytes = Timing.Median(naives.Select(static sample => (double)sample.Bytes)) / flow.Events;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Naive Rx, 8 x 154, windows of 10 s and 60 s slide by {shiftMilliseconds} ms: " +
            $"{nanoseconds:0} ns and {bytes:0} bytes an event; " +
            $"the product is {Timing.Median(ratios):0} times faster."));
    }
}
