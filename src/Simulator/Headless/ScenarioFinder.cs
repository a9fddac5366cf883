using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Headless;

/// <summary>Finds the scenario a command line names.</summary>
internal static class ScenarioFinder
{
    /// <summary>Finds it, or says what would be right.</summary>
    /// <param name="console">Where that is said.</param>
    /// <param name="library">The scenarios known by id.</param>
    /// <param name="scenario">Id of the library, or a file.</param>
    /// <returns>What was found, with its errors; null when nothing has that name.</returns>
    public static ScenarioLoadResult? Find(HeadlessConsole console, ScenarioLibrary library, string scenario)
    {
        if (scenario.EndsWith(".yaml", StringComparison.Ordinal)
            || scenario.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return ScenarioLoader.LoadFile(scenario);
        if (library.Knows(scenario))
            return library.Load(scenario);
        string advice = Nearest.Advice(scenario, [.. library.Summaries.Select(item => item.Id)]);
        console.Wrong($"There is no scenario {scenario}; {advice}. A file ends in .yaml.");
        return null;
    }
}
