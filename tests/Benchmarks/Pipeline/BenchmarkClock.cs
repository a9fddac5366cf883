namespace Ops.Benchmarks.Pipeline;

/// <summary>Real time: a benchmark is an edge of the system and owns a clock.</summary>
internal static class BenchmarkClock
{
#pragma warning disable RS0030 // the benchmark is the edge that owns the clock
    public static TimeProvider Real => TimeProvider.System;
#pragma warning restore RS0030
}
