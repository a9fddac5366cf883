using System.Collections.Concurrent;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What becomes of a scenario with nobody acting, run once for all rows that need it.</summary>
internal sealed class UntouchedRuns
{
    private readonly ConcurrentDictionary<(string Id, string? Preset, ulong Seed), Lazy<LedgerReport>> _runs = new();

    /// <summary>Runs it, or waits for whoever does.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">Preset and seed.</param>
    /// <returns>What really happened.</returns>
    public LedgerReport Of(Scenario scenario, RunSettings settings) => _runs.GetOrAdd(
        (scenario.Id, settings.Preset, settings.Seed),
        _ => new Lazy<LedgerReport>(() => UntouchedRun.Of(scenario, settings))).Value;
}
