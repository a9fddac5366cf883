using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Scenarios.Variation;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>The verb run.</summary>
/// <param name="console">Where it speaks.</param>
/// <param name="library">The scenarios it knows by id.</param>
/// <param name="wall">The real clock.</param>
internal sealed class RunVerb(HeadlessConsole console, ScenarioLibrary library, TimeProvider wall)
{
    /// <summary>Runs a scenario.</summary>
    /// <param name="request">What the command line asks for.</param>
    /// <returns>The exit status.</returns>
    public int Execute(RunRequest request)
    {
        if (ScenarioFinder.Find(console, library, request.Scenario) is not { } found)
            return ExitStatus.Usage;
        if (found.Scenario is not { } written)
            return console.Refuse(found.Errors);
        ScenarioLoadResult varied = ScenarioVariator.Vary(written, request.Vary, request.Seed);
        if (varied.Scenario is not { } scenario)
            return console.Refuse(varied.Errors);
        if (Settings(request, scenario) is not { } settings)
            return ExitStatus.Usage;
        ActionFileResult actions = request.Actions is null
            ? new ActionFileResult([], [])
            : ActionFile.Load(request.Actions, scenario);
        if (!actions.Errors.IsEmpty)
            return console.Refuse(actions.Errors);
        if (request.Report is { } file && ReportWriter.Unwritable(file) is { } why)
            return console.Wrong(why);
        if (request.Record is { } record && RecordingFile.Unwritable(record) is { } taken)
            return console.Wrong(taken);
        RunReport report = Run(scenario, settings, actions.Actions, request.Record);
        new RunSummary(console.Output).Write(scenario.Title, report);
        return request.Report is null || console.TryWrite(report, request.Report)
            ? ExitStatus.Done : ExitStatus.Refused;
    }

    private RunSettings? Settings(RunRequest request, Scenario scenario)
    {
        ImmutableArray<string> presets = [.. scenario.Presets.Select(preset => preset.Name)];
        if (request.Preset is { } preset && !presets.Contains(preset))
        {
            console.Wrong(presets.IsEmpty
                ? $"--preset {preset}: {scenario.Id} has no presets; leave the option out."
                : $"--preset {preset}: {scenario.Id} has no such preset; {Nearest.Advice(preset, presets)}.");
            return null;
        }
        if (request.Until is { } until && (until <= scenario.Session.Start || until > scenario.Session.End))
        {
            string session = $"{scenario.Session.Start} to {scenario.Session.End}";
            console.Wrong($"--until {until} is outside the session; it goes from {session}.");
            return null;
        }
        return new RunSettings(
            request.Preset, request.Seed,
            request.Until is { } end ? MarketTime.FromTimeOfDay(end) : null, request.Breakers,
            request.Parity);
    }

    private RunReport Run(
        Scenario scenario, RunSettings settings, ImmutableArray<ScriptedAction> actions, string? recordTo)
    {
        RunOutcome outcome = console.WithProgress(
            progress => HeadlessRun.Of(scenario, settings, actions, wall, progress, recordTo));
        bool acted = scenario.Truth is not null && UntouchedRun.Differs(outcome, settings.Breakers);
        LedgerReport? untouched = acted ? UntouchedRun.Of(scenario, settings) : null;
        return new ReportMaker(scenario, settings, outcome, untouched).Make();
    }
}
