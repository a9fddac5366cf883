using BenchmarkDotNet.Attributes;

namespace Ops.Benchmarks.Pipeline;

/// <summary>The telemetry loop against the hand-written one, for BenchmarkDotNet's statistics.</summary>
[MemoryDiagnoser]
public class PipelineBenchmark
{
    private const int Events = 1_000_000;

    private PreparedFlow _flow = null!;

    /// <summary>Servers of the fleet.</summary>
    [Params(8, 64)]
    public int Servers { get; set; }

    [GlobalSetup]
    public void Prepare() =>
        _flow = new PreparedFlow(Servers, Servers == 8 ? 154 : 1_000, Events, eventsPerSecond: 1_250);

    [Benchmark(Baseline = true, OperationsPerInvoke = Events)]
    public object HandWritten() => Contestants.Fused(_flow);

    [Benchmark(OperationsPerInvoke = Events)]
    public object ThroughRx() => Contestants.Product(_flow, BenchmarkClock.Real);
}
