using Ops.Simulator.Scenarios;

namespace Ops.Simulator;

/// <summary>Applies a variant to its scenario.</summary>
public static class ScenarioVariant
{
    /// <summary>
    /// The scenario as a variant has it: its timeline items added, its code paths and market in place of the
    /// scenario's.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="name">Name of the variant; null for the first, or for the scenario itself when it has none.</param>
    /// <returns>The scenario to run, without variants of its own.</returns>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    public static Scenario Apply(Scenario scenario, string? name)
    {
        if (Find(scenario, name) is not { } preset)
            return scenario;
        FleetSpec fleet = scenario.Fleet with
        {
            Paths = [.. scenario.Fleet.Paths.Select(
                path => preset.Paths.FirstOrDefault(p => p.Name == path.Name) ?? path)],
        };
        return scenario with
        {
            Fleet = fleet,
            Market = preset.Market ?? scenario.Market,
            Timeline = [.. scenario.Timeline, .. preset.Timeline],
            Presets = [],
        };
    }

    private static PresetSpec? Find(Scenario scenario, string? name)
    {
        if (name is null)
            return scenario.Presets.IsDefaultOrEmpty ? null : scenario.Presets[0];
        string known = scenario.Presets.IsDefaultOrEmpty
            ? "it has none"
            : "its presets are " + string.Join(", ", scenario.Presets.Select(p => p.Name));
        return scenario.Presets.FirstOrDefault(p => p.Name == name) ??
            throw new ArgumentException($"Scenario {scenario.Id} has no preset {name}; {known}.", nameof(name));
    }
}
