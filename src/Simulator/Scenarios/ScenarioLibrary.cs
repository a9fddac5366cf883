using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>The scenarios of a directory, read once. A broken file is listed with its errors and hides no
/// other.</summary>
public sealed class ScenarioLibrary
{
    private static readonly Lazy<ScenarioLibrary> s_default =
        new(() => new ScenarioLibrary(Path.Combine(AppContext.BaseDirectory, "scenarios")));

    private readonly ImmutableSortedDictionary<string, ScenarioLoadResult> _byId;
    private readonly string _directory;

    /// <summary>Reads every *.yaml of a directory, not of those below it.</summary>
    /// <param name="directory">The directory; one that does not exist is an empty library.</param>
    public ScenarioLibrary(string directory)
    {
        _directory = directory;
        IEnumerable<string> files = Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.yaml") : [];
        _byId = files.ToImmutableSortedDictionary(
            file => Path.GetFileNameWithoutExtension(file), ScenarioLoader.LoadFile, StringComparer.Ordinal);
        Summaries = [.. _byId.Values.Select(result => result.Scenario).OfType<Scenario>().Select(Summary)];
        Errors = [.. _byId.Values.SelectMany(result => result.Errors)];
    }

    /// <summary>The library that is shipped: the directory scenarios beside the program.</summary>
    public static ScenarioLibrary Default => s_default.Value;

    /// <summary>Every scenario without an error, by id.</summary>
    public ImmutableArray<ScenarioSummary> Summaries { get; }

    /// <summary>Errors of all broken files.</summary>
    public ImmutableArray<ScenarioError> Errors { get; }

    /// <summary>Whether the library has a file of that id, broken or not.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True when it has.</returns>
    public bool Knows(string id) => _byId.ContainsKey(id);

    /// <summary>Finds a scenario.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The scenario, or its errors; an unknown id is an error that lists the known ones.</returns>
    public ScenarioLoadResult Load(string id) => _byId.TryGetValue(id, out ScenarioLoadResult? result)
        ? result
        : new ScenarioLoadResult(null, [Unknown(id)]);

    private ScenarioError Unknown(string id) => new(
        _directory, 1, 1, $"there is no scenario {id}",
        _byId.IsEmpty ? "the library is empty" : $"known are {string.Join(", ", _byId.Keys)}");

    private static ScenarioSummary Summary(Scenario scenario) => new(
        scenario.Id, scenario.Title, scenario.Date, scenario.Teaches,
        [.. scenario.Presets.Select(preset => (preset.Name, preset.Title))], scenario.Training?.StartAt,
        scenario.Uncertainties, scenario.Calibration, scenario.Sources);
}
