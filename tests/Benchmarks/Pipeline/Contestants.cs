using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Pipeline;

namespace Ops.Benchmarks.Pipeline;

/// <summary>
/// Two ways to do the same job over the same flow. Timed is what runs all day: a quarter of the flow runs before, so
/// that the tables have their size and their memory, and the hash over the whole state is made after.
/// </summary>
internal static class Contestants
{
    private const int UntimedShare = 4;
    private const int TicksPerPiece = 20;

    /// <summary>
    /// Every metric and no rule: what the naive version does as well. What the rules cost is the detection benchmark's.
    /// </summary>
    public static PipelineOptions Metrics { get; } = PipelineOptions.Default with
    {
        Detectors = new DetectorOptions { Enabled = false },
    };

    /// <summary>
    /// All rules, with limits so high that nothing trips: a halt would end the flow, and this flow can't be halted.
    /// </summary>
    public static PipelineOptions Options { get; } = PipelineOptions.Default with
    {
        Rules = High(),
    };

    /// <summary>The product: channels, cuts at ticks, Rx chains, detectors.</summary>
    public static Outcome Product(PreparedFlow flow, TimeProvider time, PipelineOptions? options = null) =>
        Measure(flow, new ProductRun(flow, options ?? Metrics, time));

    /// <summary>The hand-written loop.</summary>
    public static Outcome Fused(PreparedFlow flow) => Measure(flow, new FusedRun(flow));

    private static Outcome Measure(PreparedFlow flow, IPipelineRun contestant)
    {
        using IPipelineRun run = contestant;
        while (Counted(run) < flow.Events / UntimedShare && run.Step())
        {
        }
        long events = Counted(run);
        var pieces = new List<double>();
        Timing.Sample sample = Timing.Measure(() =>
        {
            while (Timing.Seconds(() => StepTicks(run, TicksPerPiece)) is double seconds and > 0)
                pieces.Add(seconds);
        });
        events = Counted(run) - events;
        return new Outcome(
            sample.Seconds / events * 1e9, (double)sample.Bytes / events, Hash(run.Ledgers),
            [.. pieces.Select(seconds => seconds / events * 1e9)]);
    }

    private static bool StepTicks(IPipelineRun run, int ticks)
    {
        bool stepped = false;
        for (int tick = 0; tick < ticks && run.Step(); tick++)
            stepped = true;
        return stepped;
    }

    private static long Counted(IPipelineRun run) => run.Ledgers.Sum(static ledger => ledger.Sequence.Last);

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

    /// <summary>What one run showed.</summary>
    /// <param name="Nanoseconds">Processor time an event.</param>
    /// <param name="Bytes">Bytes allocated an event.</param>
    /// <param name="State">Hash of the whole state.</param>
    /// <param name="Pieces">The same time, piece by piece: the pieces of all runs hold the same work.</param>
    public readonly record struct Outcome(double Nanoseconds, double Bytes, ulong State, double[] Pieces);

    /// <summary>What a run would take if each of its pieces went as well as it ever did.</summary>
    /// <param name="outcomes">Runs over the same flow.</param>
    /// <returns>Processor time an event.</returns>
    public static double Undisturbed(IReadOnlyList<Outcome> outcomes) =>
        Enumerable.Range(0, outcomes[0].Pieces.Length).Sum(
            piece => outcomes.Min(outcome => outcome.Pieces[piece]));
}
