using System.Globalization;
using Ops.Benchmarks.Pipeline;
using Ops.Telemetry.Pipeline;

namespace Ops.Benchmarks.Detection;

/// <summary>
/// What the rules cost: the product with all of them against the product without any, in one process, in turns, by
/// processor time. Nothing trips, because a halt would end the flow.
/// </summary>
internal static class DetectionReport
{
    private const int Events = 2_000_000;
    private const double WarmSeconds = 1.5;

    /// <summary>Measures and prints.</summary>
    /// <param name="args">Rounds, 7 unless given; then the rows wanted, all of them unless given.</param>
    /// <returns>0 when every row keeps 60 % of the throughput without rules.</returns>
    public static int Run(string[] args)
    {
        int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
        Console.WriteLine($"Detection, {Events:#,0} events a run, median of {rounds} alternating rounds");
        Console.WriteLine();
        Console.WriteLine(
            "| fleet x universe | events/s per server | without rules, ns an event (undisturbed) | " +
            "all rules, ns an event (undisturbed) | throughput kept (undisturbed) | bytes/event, steady |");
        Console.WriteLine("|---|---|---|---|---|---|");
        bool kept = true;
        foreach (string part in args.Length > 1 ? args[1..] : ["8x154", "8x154-busy", "64x1000"])
        {
            (int servers, int symbols, int rate) = part switch
            {
                "8x154" => (8, 154, 1_250),
                "8x154-busy" => (8, 154, 12_500),
                "64x1000" => (64, 1_000, 1_250),
                _ => throw new ArgumentException(
                    $"There is no part {part}; known are 8x154, 8x154-busy, 64x1000.", nameof(args)),
            };
            kept &= Compare(new PreparedFlow(servers, symbols, Events, rate), servers, symbols, rate, rounds);
        }
        return kept ? 0 : 1;
    }

    private static bool Compare(PreparedFlow flow, int servers, int symbols, int rate, int rounds)
    {
        TimeProvider time = BenchmarkClock.Real;
        PipelineOptions rules = Contestants.Options with { Breakers = false };
        PipelineOptions none = Contestants.Metrics with { Breakers = false };
        Contestants.Outcome RunRules() => Contestants.Product(flow, time, rules);
        Contestants.Outcome RunNone() => Contestants.Product(flow, time, none);
        Timing.Warm(WarmSeconds, () => RunRules());
        Timing.Warm(WarmSeconds, () => RunNone());
        var with = new List<Contestants.Outcome>();
        var without = new List<Contestants.Outcome>();
        for (int round = 0; round < rounds; round++)
        {
            with.Add(RunRules());
            without.Add(RunNone());
        }
        double kept = Timing.Median(with.Zip(without, static (all, bare) => bare.Nanoseconds / all.Nanoseconds));
        (double all, double bare) = (Contestants.Undisturbed(with), Contestants.Undisturbed(without));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {servers} x {symbols:#,0} | {rate:#,0} | {Nanoseconds(without):0.0} ({bare:0.0}) | " +
            $"{Nanoseconds(with):0.0} ({all:0.0}) | {kept:P0} ({bare / all:P0}) | " +
            $"{Timing.Median(with.Select(static run => run.Bytes)):0.000} |"));
        return kept >= 0.6;
    }

    private static double Nanoseconds(IEnumerable<Contestants.Outcome> runs) =>
        Timing.Median(runs.Select(static run => run.Nanoseconds));
}
