using System.Globalization;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The verb replay with actions: a recording played back through real gates while people act.</summary>
/// <param name="console">Where it speaks.</param>
/// <param name="wall">The real clock.</param>
internal sealed class PlaybackVerb(HeadlessConsole console, TimeProvider wall)
{
    /// <summary>Plays a recording back.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="actionsFile">What people do.</param>
    /// <param name="report">Where the report goes; null for nowhere.</param>
    /// <returns>The exit status.</returns>
    public int Execute(string directory, string actionsFile, string? report)
    {
        if (report is not null && ReportWriter.Unwritable(report) is { } why)
            return console.Wrong(why);
        if (Recording.Recording.Open(directory, out RecordingFault? fault) is not { } recording)
            return Refused($"{fault}");
        ScenarioLoadResult loaded = RecordedScenario.Load(recording);
        if (loaded.Scenario is not { } scenario)
            return console.Refuse(loaded.Errors);
        ActionFileResult actions = ActionFile.Load(actionsFile, scenario);
        if (!actions.Errors.IsEmpty)
            return console.Refuse(actions.Errors);
        RunSettings settings = RunSettings.Of(recording.Header);
        Scenario course = RealCourse.Of(scenario, settings.Preset, recording.Acts()); // its flow is that of its world
        using var run = new PlaybackRun(recording, scenario, settings, actions.Actions);
        RunOutcome outcome = run.Run(wall);
        // what working a position off costs is not in a captured flow: it is left open, not called nothing
        RunReport made = new ReportMaker(course with { Unwind = null }, settings, outcome, run.Then).Make();
        new RunSummary(console.Output).Write(scenario.Title, made);
        (long refused, long suppressed) = run.Prevented;
        console.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {refused} orders of the recording did not leave this time, and {suppressed} later events with them"));
        bool written = report is null || console.TryWrite(made, report);
        if (recording.Fault is { } damage)
            return Refused($"{damage} Played up to {outcome.End}.");
        return written ? ExitStatus.Done : ExitStatus.Refused;
    }

    private int Refused(string sentence)
    {
        console.Errors.WriteLine(sentence);
        return ExitStatus.Refused;
    }
}
