using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless.Review;

/// <summary>A recorded session as it is looked back on: its recording, its scenario, what was done.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Scenario">Its scenario, as it was when it ran.</param>
/// <param name="Acts">What was done; the drills of the doors are nobody's part in it.</param>
internal sealed record RecordedSession(
    Recording.Recording Recording, Scenario Scenario, ImmutableArray<RecordedAct> Acts)
{
    /// <summary>Opens one.</summary>
    /// <param name="directory">Directory of the recording.</param>
    /// <param name="fault">Why it can't be looked at; null when it can.</param>
    /// <returns>The session; null when there is none.</returns>
    public static RecordedSession? Open(string directory, out string? fault)
    {
        fault = null;
        if (Simulator.Recording.Recording.Open(directory, out RecordingFault? damage) is not { } recording)
        {
            fault = $"{damage}";
            return null;
        }
        ScenarioLoadResult loaded = RecordedScenario.Load(recording);
        if (loaded.Scenario is not { } scenario)
        {
            fault = string.Join(' ', loaded.Errors);
            return null;
        }
        return new RecordedSession(
            recording, scenario, [.. recording.Acts().Where(static act => !act.IsDrill)]);
    }
}
