using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Benchmarks.Pipeline;

/// <summary>
/// Two ways to do the same job over the same flow. Timed is what runs all day: a quarter of the flow runs before, so
/// that the tables have their size and their memory, and the hash over the whole state is made after.
/// </summary>
internal static class Contestants
{
    private const int UntimedShare = 4;

    /// <summary>Limits so high that nothing trips: a halt would end the flow, and this flow can't be halted.</summary>
    public static PipelineOptions Options { get; } = PipelineOptions.Default with
    {
        PerServer = High(PipelineOptions.Default.PerServer),
        Fleet = High(PipelineOptions.Default.Fleet),
    };

    /// <summary>The product: channels, cuts at ticks, Rx chains, detectors.</summary>
    public static Outcome Product(PreparedFlow flow, TimeProvider time) =>
        Measure(flow, new ProductRun(flow, Options, time));

    /// <summary>The hand-written loop.</summary>
    public static Outcome Fused(PreparedFlow flow) => Measure(flow, new FusedRun(flow));

    private static Outcome Measure(PreparedFlow flow, IPipelineRun contestant)
    {
        using IPipelineRun run = contestant;
        while (Counted(run) < flow.Events / UntimedShare && run.Step())
        {
        }
        long events = Counted(run);
        Timing.Sample sample = Timing.Measure(() =>
        {
            while (run.Step())
            {
            }
        });
        events = Counted(run) - events;
        return new Outcome(sample.Seconds / events * 1e9, (double)sample.Bytes / events, Hash(run.Ledgers));
    }

    private static long Counted(IPipelineRun run) => run.Ledgers.Sum(static ledger => ledger.Sequence.Last);

    private static ulong Hash(IEnumerable<ServerLedger> ledgers) =>
        ledgers.Aggregate(0UL, static (hash, ledger) => StateHash.Mix(hash, (long)StateHash.Of(ledger)));

    private static ServerLimits High(ServerLimits limits) => limits with
    {
        OrdersPerSecond = int.MaxValue,
        EnteredExposure = Money.FromDollars(10_000_000_000_000),
        LossPerSecond = Money.FromDollars(10_000_000_000_000),
        Loss = Money.FromDollars(10_000_000_000_000),
    };

    /// <summary>What one run showed.</summary>
    /// <param name="Nanoseconds">Processor time an event.</param>
    /// <param name="Bytes">Bytes allocated an event.</param>
    /// <param name="State">Hash of the whole state.</param>
    public readonly record struct Outcome(double Nanoseconds, double Bytes, ulong State);
}
