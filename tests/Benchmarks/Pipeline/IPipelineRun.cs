using Ops.Telemetry.Metrics;

namespace Ops.Benchmarks.Pipeline;

/// <summary>One way to do the job, stepped tick by tick.</summary>
internal interface IPipelineRun : IDisposable
{
    /// <summary>What it counted.</summary>
    IEnumerable<ServerLedger> Ledgers { get; }

    /// <summary>Hands over what begins before the next tick, and the tick.</summary>
    /// <returns>False when there was no tick left.</returns>
    bool Step();
}
