using System.Text.RegularExpressions;
using Ops.Simulator.Scenarios.Binding;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Scenarios;

/// <summary>Reads scenario files. Collects every error of a file instead of stopping at the first.</summary>
public static partial class ScenarioLoader
{
    /// <summary>Reads one file.</summary>
    /// <param name="path">The file; errors name it as it is given here.</param>
    /// <returns>The scenario or the errors. A file that can't be read is an error too, never an exception.</returns>
    public static ScenarioLoadResult LoadFile(string path)
    {
        string? text = DocumentFile.ReadText(path, out ScenarioError? unreadable);
        return text is null ? new ScenarioLoadResult(null, [unreadable!]) : Load(text, path);
    }

    /// <summary>Reads a scenario from text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="path">The file it stands for: names the errors, the scenario and the directory of its data
    /// files.</param>
    /// <returns>The scenario or the errors.</returns>
    public static ScenarioLoadResult Load(string text, string path) => Load(text, path, new ShapeTrace());

    /// <summary>Reads a scenario from a text somebody sent: no file is looked at but those beside it.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="path">The file it would be.</param>
    /// <returns>The scenario or the errors.</returns>
    public static ScenarioLoadResult LoadSent(string text, string path) =>
        Load(text, path, new ShapeTrace(), confined: true);

    internal static ScenarioLoadResult Load(string text, string path, ShapeTrace trace, bool confined = false)
    {
        var errors = new ErrorList(path);
        string id = Path.GetFileNameWithoutExtension(path);
        if (!Identity().IsMatch(id))
        {
            errors.Add(
                Place.Start, $"the file name {id} can't be a scenario's id",
                "use lower-case letters, digits and hyphens, e.g. quiet-day.yaml");
        }
        Scenario? scenario = null;
        if (NodeComposer.Compose(text, errors) is { } root)
        {
            scenario = ScenarioBinder.Bind(
                root, id, Path.GetDirectoryName(Path.GetFullPath(path))!, errors, trace, confined);
        }
        return errors.IsEmpty
            ? new ScenarioLoadResult(
            scenario is null ? null : scenario with { Source = new ScenarioSource(path, text) }, [])
            : new ScenarioLoadResult(null, errors.InOrder());
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Identity();
}
