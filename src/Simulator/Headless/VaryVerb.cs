using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Variation;

namespace Ops.Simulator.Headless;

/// <summary>The verb vary: writes another scenario of the same kind.</summary>
/// <param name="console">Where it speaks.</param>
/// <param name="library">The scenarios it knows by id.</param>
internal sealed class VaryVerb(HeadlessConsole console, ScenarioLibrary library)
{
    /// <summary>Varies a scenario.</summary>
    /// <param name="what">Id of the library, or a file.</param>
    /// <param name="difficulty">How far it departs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="file">Where it goes; null for the output.</param>
    /// <returns>The exit status.</returns>
    public int Execute(string what, Difficulty difficulty, ulong seed, string? file)
    {
        if (ScenarioFinder.Find(console, library, what) is not { } found)
            return ExitStatus.Usage;
        if (found.Scenario is not { } scenario)
            return console.Refuse(found.Errors);
        ScenarioLoadResult varied = ScenarioVariator.Vary(scenario, difficulty, seed);
        if (varied.Scenario?.Source is not { } made)
            return console.Refuse(varied.Errors);
        if (file is null)
        {
            console.Output.Write(made.Text);
            return ExitStatus.Done;
        }
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew);
            using var writer = new StreamWriter(stream);
            writer.Write(made.Text);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return console.Wrong($"--out {file} can't be written: {failure.Message}");
        }
        return ExitStatus.Done;
    }
}
