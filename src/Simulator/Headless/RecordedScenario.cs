using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The scenario that a recording carries, whatever has become of its file since.</summary>
internal static class RecordedScenario
{
    /// <summary>Reads it.</summary>
    /// <param name="recording">The recording.</param>
    /// <returns>The scenario or its errors.</returns>
    public static ScenarioLoadResult Load(Recording.Recording recording)
    {
        string file = recording.Header.ScenarioFile;
        string shipped = Path.Combine(ScenarioLibrary.ShippedDirectory, recording.Header.Scenario + ".yaml");
        // data files are beside the scenario's file; a recording from elsewhere finds those of the library
        return ScenarioLoader.Load(recording.ScenarioText, File.Exists(file) || !File.Exists(shipped) ? file : shipped);
    }
}
