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
    /// <param name="args">Rounds, 9 unless given; then the parts wanted, all of them unless given.</param>
    /// <returns>0 when the two loops agree on the state.</returns>
    public static int Run(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
        string[] parts = args.Length > 1 ? args[1..] : ["8x154", "8x154-busy", "64x1000", "stages", "naive"];
        bool agree = true;
        if (parts.Any(static part => part.Contains('x')))
            PrintHead(rounds);
        foreach (string part in parts)
        {
            agree &= part switch
            {
                "8x154" => Compare(8, 154, 1_250, rounds),
                "8x154-busy" => Compare(8, 154, 12_500, rounds),
                "8x154-full" => Compare(8, 154, 125_000, rounds),
                "64x1000" => Compare(64, 1_000, 1_250, rounds),
                "stages" => StageReport.Print(new PreparedFlow(8, 154, Events / 8, 1_250), rounds * 4),
                "naive" => CompareNaive(rounds),
                _ => throw new ArgumentException(
                    $"There is no part {part}; known are 8x154, 8x154-busy, 64x1000, stages, naive.", nameof(args)),
            };
        }
        return agree ? 0 : 1;
    }

    private static void PrintHead(int rounds)
    {
        Console.WriteLine(
            $"Pipeline, {Events:#,0} events a run, median of {rounds} alternating rounds, processor time");
        Console.WriteLine();
        Console.WriteLine(
            "| fleet x universe | events/s per server | product ns, median (undisturbed) | " +
            "M events/s, median (undisturbed) | fused ns, median (undisturbed) | product / fused | " +
            "bytes/event, steady | state |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
    }

    private static bool Compare(int servers, int symbols, int rate, int rounds)
    {
        var flow = new PreparedFlow(servers, symbols, Events, rate);
        TimeProvider time = BenchmarkClock.Real;
        Timing.Warm(WarmSeconds, () => Contestants.Product(flow, time));
        Timing.Warm(WarmSeconds, () => Contestants.Fused(flow));
        var products = new List<Contestants.Outcome>();
        var fuseds = new List<Contestants.Outcome>();
        for (int round = 0; round < rounds; round++)
        {
            products.Add(Contestants.Product(flow, time));
            fuseds.Add(Contestants.Fused(flow));
        }
        bool agree = products.Concat(fuseds).DistinctBy(static run => run.State).Count() == 1;
        Print($"| {servers} x {symbols:#,0} | {rate:#,0} |", products, fuseds, agree);
        return agree;
    }

    private static void Print(
        FormattableString head, List<Contestants.Outcome> products, List<Contestants.Outcome> fuseds, bool agree)
    {
        double product = Timing.Median(products.Select(static run => run.Nanoseconds));
        double fused = Timing.Median(fuseds.Select(static run => run.Nanoseconds));
        double ratio = Timing.Median(
            products.Zip(fuseds, static (left, right) => left.Nanoseconds / right.Nanoseconds));
        double productBest = Contestants.Undisturbed(products);
        double fusedBest = Contestants.Undisturbed(fuseds);
        double bytes = Timing.Median(products.Select(static run => run.Bytes));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{FormattableString.Invariant(head)} {product:0.0} ({productBest:0.0}) | " +
            $"{1_000 / product:0.0} ({1_000 / productBest:0.0}) | {fused:0.0} ({fusedBest:0.0}) | {ratio:0.00} | " +
            $"{bytes:0.000} | {(agree ? "equal" : "DIFFERENT")} |"));
    }

    private static bool CompareNaive(int rounds)
    {
        Console.WriteLine();
        var flow = new PreparedFlow(8, 154, NaiveEvents, 1_250);
        OrderEvent[] events = [.. flow.Batches
            .SelectMany(static batches => batches.SelectMany(static batch => batch.Events.ToArray()))
            .OrderBy(static item => item.TimeNanoseconds)];
        TimeProvider time = BenchmarkClock.Real;
        Timing.Warm(WarmSeconds, () => Contestants.Product(flow, time));
        foreach ((int shift, int naiveRounds) in new[] { (1_000, rounds), (100, 1) })
            CompareNaive(flow, events, shift, naiveRounds, time);
        return true;
    }

    /// <summary>The long windows of the naive version slide by a second, then by 100 ms as the product's do.</summary>
    private static void CompareNaive(
        PreparedFlow flow, OrderEvent[] events, int shiftMilliseconds, int rounds, TimeProvider time)
    {
        if (rounds > 1)
            Timing.Warm(WarmSeconds, () => NaiveRx.Run(events, shiftMilliseconds));
        var ratios = new List<double>();
        var naives = new List<Timing.Sample>();
        for (int round = 0; round < rounds; round++)
        {
            Timing.Sample naive = Timing.Measure(() => NaiveRx.Run(events, shiftMilliseconds));
            naives.Add(naive);
            double product = Enumerable.Range(0, 4).Average(_ => Contestants.Product(flow, time).Nanoseconds);
            ratios.Add(naive.Seconds / flow.Events * 1e9 / product);
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
