using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>The same scenario, preset and seed with nobody acting and nothing watching.</summary>
internal static class UntouchedRun
{
    /// <summary>Whether it comes to something else than a run: somebody, or a rule, did something.</summary>
    /// <param name="outcome">The run.</param>
    /// <param name="breakers">Whether limits acted in it.</param>
    /// <returns>True when it may.</returns>
    public static bool Differs(RunOutcome outcome, bool breakers) =>
        !outcome.Holds.IsEmpty || (breakers && !outcome.Ledger.Refusals.IsEmpty)
            || outcome.Actions.Any(static done => done.Action is not ScriptedAction.Instruct);

    /// <summary>Runs it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">Preset, seed and end.</param>
    /// <returns>What really happened.</returns>
    public static LedgerReport Of(Scenario scenario, RunSettings settings) => Of(scenario, settings, []);

    /// <summary>Runs it in the world that an instructor made of it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">Preset, seed and end.</param>
    /// <param name="instructor">What the instructor did to it, in order of time; empty for nothing.</param>
    /// <returns>What really happened.</returns>
    public static LedgerReport Of(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> instructor)
    {
        if (!instructor.IsEmpty)
        {
            using var run = new WorldRun(
                scenario, settings with { Breakers = false, Parity = ParityMode.Observe }, instructor);
            return run.Run();
        }
        var options = new WorldOptions(FleetMode.Live, settings.Preset, settings.Seed);
        using var world = World.Create(scenario, options, new NobodyListens());
        world.LeaveUnread();
        MarketTime until = settings.Until ?? world.End;
        while (world.Now < until && !world.IsOver)
            world.AdvanceBucket();
        return world.Ledger.Report();
    }
}
