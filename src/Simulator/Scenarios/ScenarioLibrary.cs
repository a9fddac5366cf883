using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// The scenarios of one or more directories, read when it is made and when it is told to. A broken file is listed with
/// its errors and hides no other; an id found before is an error of the later file.
/// </summary>
public sealed class ScenarioLibrary
{
    private static readonly Lazy<ScenarioLibrary> s_default =
        new(() => new ScenarioLibrary(ShippedDirectory));

    private readonly ImmutableArray<string> _directories;
    private Shelves _shelves;

    /// <summary>Reads every *.yaml of the directories, not of those below them.</summary>
    /// <param name="directories">The directories; one that does not exist is empty.</param>
    public ScenarioLibrary(params ReadOnlySpan<string> directories)
    {
        _directories = [.. directories];
        _shelves = Shelves.Read(_directories);
    }

    /// <summary>Directory of the scenarios that are shipped: beside the program.</summary>
    public static string ShippedDirectory => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The library that is shipped: the directory scenarios beside the program.</summary>
    public static ScenarioLibrary Default => s_default.Value;

    /// <summary>Every scenario without an error, by id.</summary>
    public ImmutableArray<ScenarioSummary> Summaries => Volatile.Read(ref _shelves).Summaries;

    /// <summary>Errors of all broken files.</summary>
    public ImmutableArray<ScenarioError> Errors => Volatile.Read(ref _shelves).Errors;

    /// <summary>Reads the directories again; whoever asks meanwhile gets what was there before.</summary>
    public void Reload() => Volatile.Write(ref _shelves, Shelves.Read(_directories));

    /// <summary>Whether the library has a file of that id, broken or not.</summary>
    /// <param name="id">The id.</param>
    /// <returns>True when it has.</returns>
    public bool Knows(string id) => Volatile.Read(ref _shelves).ById.ContainsKey(id);

    /// <summary>Finds a scenario.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The scenario, or its errors; an unknown id is an error that lists the known ones.</returns>
    public ScenarioLoadResult Load(string id)
    {
        ImmutableSortedDictionary<string, ScenarioLoadResult> known = Volatile.Read(ref _shelves).ById;
        return known.TryGetValue(id, out ScenarioLoadResult? result)
            ? result
            : new ScenarioLoadResult(null, [Unknown(id, known)]);
    }

    private static ScenarioError Unknown(string id, ImmutableSortedDictionary<string, ScenarioLoadResult> known) => new(
        "", 1, 1, $"there is no scenario {id}",
        known.IsEmpty ? "the library is empty" : $"known are {string.Join(", ", known.Keys)}");

    /// <summary>What the directories held when they were read.</summary>
    private sealed record Shelves(
        ImmutableSortedDictionary<string, ScenarioLoadResult> ById, ImmutableArray<ScenarioSummary> Summaries,
        ImmutableArray<ScenarioError> Errors)
    {
        public static Shelves Read(ImmutableArray<string> directories)
        {
            var byId = ImmutableSortedDictionary.CreateBuilder<string, ScenarioLoadResult>(StringComparer.Ordinal);
            var repeated = new List<ScenarioError>();
            foreach (string file in directories.SelectMany(Files))
            {
                string id = Path.GetFileNameWithoutExtension(file);
                if (!byId.TryAdd(id, ScenarioLoader.LoadFile(file)))
                    repeated.Add(new ScenarioError(
                        file, 1, 1, $"the library has a scenario {id} already", "name the file differently"));
            }
            return new Shelves(
                byId.ToImmutable(),
                [.. byId.Values.Select(result => result.Scenario).OfType<Scenario>().Select(Summary)],
                [.. byId.Values.SelectMany(result => result.Errors), .. repeated]);
        }

        private static IEnumerable<string> Files(string directory) => Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal)
            : [];

        private static ScenarioSummary Summary(Scenario scenario) => new(
            scenario.Id, scenario.Title, scenario.Date, scenario.Teaches,
            [.. scenario.Presets.Select(preset => (preset.Name, preset.Title))], scenario.Training?.StartAt,
            scenario.Uncertainties, scenario.Calibration, scenario.Sources)
        {
            IsIncident = scenario.Truth is not null, Briefing = scenario.Training?.Briefing,
        };
    }
}
