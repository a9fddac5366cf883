using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>The verb replay.</summary>
/// <param name="console">Where it speaks.</param>
/// <param name="wall">The real clock.</param>
internal sealed class ReplayVerb(HeadlessConsole console, TimeProvider wall)
{
    /// <summary>Replays a recording.</summary>
    /// <param name="directory">Its directory.</param>
    /// <param name="report">Where the report goes; null for nowhere.</param>
    /// <param name="verify">Whether the digests are compared.</param>
    /// <returns>The exit status: refused when the recording is damaged, or verified and not the same.</returns>
    public int Execute(string directory, string? report, bool verify)
    {
        if (report is not null && ReportWriter.Unwritable(report) is { } why)
            return console.Wrong(why);
        if (Recording.Recording.Open(directory, out RecordingFault? fault) is not { } recording)
            return Refused($"{fault}");
        ScenarioLoadResult loaded = RecordedScenario.Load(recording);
        if (loaded.Scenario is not { } scenario)
            return console.Refuse(loaded.Errors);
        try
        {
            using var run = new ReplayRun(recording, scenario);
            ReplayOutcome outcome = console.WithProgress(progress => run.Run(wall, progress));
            return Tell(recording, scenario, run.Settings, outcome, report, verify);
        }
        catch (InvalidDataException wrong)
        {
            return Refused($"{directory}: {wrong.Message}");
        }
    }

    private int Tell(
        Recording.Recording recording, Scenario scenario, RunSettings settings, ReplayOutcome outcome, string? file,
        bool verify)
    {
        int status = ExitStatus.Done;
        if (outcome.Fault is { } fault)
            status = Refused($"{fault} Replayed up to {outcome.Run.End}.");
        if (outcome.HasWorld)
        {
            bool acted = scenario.Truth is not null && UntouchedRun.Differs(outcome.Run, settings.Breakers);
            ImmutableArray<RecordedAct> acts = recording.Acts();
            RunReport report = new ReportMaker(
                RealCourse.Of(scenario, settings.Preset, acts), settings, outcome.Run,
                acted ? UntouchedRun.Of(scenario, settings, new SessionActions(acts).OfTheWorld) : null).Make();
            new RunSummary(console.Output).Write(scenario.Title, report);
            if (file is not null && !console.TryWrite(report, file))
                status = ExitStatus.Refused;
        }
        else
        {
            console.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{scenario.Title}: {outcome.Run.Events} events up to {outcome.Run.End}"));
            console.Output.WriteLine($"  digest {outcome.Run.Digest}");
            if (file is not null)
                status = Refused($"--report {file}: a recording without its end does not tell what really happened.");
        }
        return verify ? Math.Max(status, Verify(recording, outcome)) : status;
    }

    private int Verify(Recording.Recording recording, ReplayOutcome outcome)
    {
        ImmutableArray<string> faults = ReplayCheck.Faults(recording.Header, outcome);
        foreach (string fault in faults)
            console.Errors.WriteLine($"not verified: {fault}");
        if (!faults.IsEmpty)
            return ExitStatus.Refused;
        string findings = recording.Header.Lockstep && outcome.Recorded!.FindingsDigest is not null
            ? " and every finding" : "";
        console.Output.WriteLine($"verified: the replay has the digest{findings} of the recording");
        return ExitStatus.Done;
    }

    private int Refused(string sentence)
    {
        console.Errors.WriteLine(sentence);
        return ExitStatus.Refused;
    }
}
