using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>The same scenario, preset and seed with nobody acting and nothing watching.</summary>
internal static class UntouchedRun
{
    /// <summary>Runs it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">Preset, seed and end.</param>
    /// <returns>What really happened.</returns>
    public static LedgerReport Of(Scenario scenario, RunSettings settings)
    {
        var options = new WorldOptions(FleetMode.Live, settings.Preset, settings.Seed);
        using var world = World.Create(scenario, options, new NobodyListens());
        world.LeaveUnread();
        MarketTime until = settings.Until ?? world.End;
        while (world.Now < until && !world.IsOver)
            world.AdvanceBucket();
        return world.Ledger.Report();
    }
}
