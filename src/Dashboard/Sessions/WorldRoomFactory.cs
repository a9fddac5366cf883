using System.Collections.Immutable;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Startup;
using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Variation;
using Ops.Telemetry;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;

namespace Ops.Dashboard.Sessions;

/// <summary>Makes rooms over simulated worlds.</summary>
/// <param name="library">The scenarios.</param>
/// <param name="pipeline">The measuring side.</param>
/// <param name="settings">Everything else.</param>
/// <param name="journals">Opens the journal of a realm.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
/// <param name="shelf">Where sessions are recorded; null for nowhere.</param>
internal sealed class WorldRoomFactory(
    ScenarioLibrary library, PipelineSettings pipeline, OpsSettings settings, IJournalOpener journals,
    TimeProvider time,
    ILogger<WorldRoom> log, RecordingShelf? shelf = null) : IFleetRoomFactory
{
    /// <summary>
    /// The standing fleet runs all day: with room for half a million parents from the start, 32 MiB in all, its tables
    /// do not double under somebody's eyes.
    /// </summary>
    private const int ParentsOfADay = 524_288;

    /// <inheritdoc/>
    public ImmutableArray<ScenarioSummary> Library => library.Summaries;

    /// <inheritdoc/>
    public string? Check(string scenario, string? preset)
    {
        ScenarioLoadResult loaded = library.Load(scenario);
        if (loaded.Scenario is not { } found)
            return string.Join(" ", loaded.Errors.Select(e => e.ToString()));
        if (preset is null || found.Presets.Any(p => p.Name == preset))
            return null;
        string known = found.Presets.IsEmpty ? "it has none"
            : $"it has {string.Join(", ", found.Presets.Select(p => p.Name))}";
        return $"The scenario {scenario} has no preset \"{preset}\"; {known}.";
    }

    /// <inheritdoc/>
    public IFleetRoom Create(SessionRecipe recipe, SessionJournal? before) =>
        before is null ? MakeOver(recipe, journals.Open(recipe.Realm)) : Make(recipe, before.Successor());

    /// <inheritdoc/>
    public IFleetRoom CreateBranch(SessionRecipe recipe, Scenario? madeFrom = null) =>
        MakeOver(recipe, new RehearsalJournal(journals.Open(recipe.Realm)), madeFrom);

    // only what was opened here is closed when it fails: a journal taken over is still written to by the room before
    private WorldRoom MakeOver(SessionRecipe recipe, IControlJournal opened, Scenario? madeFrom = null)
    {
        try
        {
            return Make(recipe, SessionJournal.Over(opened), madeFrom);
        }
        catch
        {
            (opened as IDisposable)?.Dispose();
            throw;
        }
    }

    private WorldRoom Make(SessionRecipe recipe, SessionJournal journal, Scenario? madeFrom = null)
    {
        Scenario scenario = madeFrom ?? ScenarioOf(recipe);
        var options = new RoomOptions(OptionsOf(scenario, recipe.Mode), settings.Control)
        {
            Parity = recipe.Mode == FleetMode.Training ? settings.Parity.TrainingMode : settings.Parity.Mode,
            GateLimits = pipeline.GateLimits,
            Blindness = settings.Blindness,
        };
        return new WorldRoom(scenario, recipe, options, journal, time, log, shelf);
    }

    /// <inheritdoc/>
    public IFleetRoom CreateScratch(string scenario)
    {
        Scenario found = library.Load(scenario).Scenario
            ?? throw new InvalidOperationException(Check(scenario, preset: null));
        var recipe = new SessionRecipe(
            "scratch", FleetMode.Replay, scenario, Preset: null, Seed: 1, "warm-up", time.GetUtcNow());
        var options = new RoomOptions(OptionsOf(found, recipe.Mode), settings.Control);
        return new WorldRoom(found, recipe, options, SessionJournal.Over(new NullControlJournal()), time, log);
    }

    private Scenario ScenarioOf(SessionRecipe recipe)
    {
        Scenario written = library.Load(recipe.Scenario).Scenario
            ?? throw new InvalidOperationException(Check(recipe.Scenario, recipe.Preset));
        ScenarioLoadResult varied = ScenarioVariator.Vary(written, recipe.Difficulty, recipe.Seed);
        return varied.Scenario
            ?? throw new InvalidOperationException(string.Join(" ", varied.Errors.Select(fault => fault.ToString())));
    }

    private PipelineOptions OptionsOf(Scenario scenario, FleetMode mode) => pipeline.Options with
    {
        Rules = LimitsSpec.Over(scenario.Limits, pipeline.Options.Rules),
        Breakers = pipeline.Options.Breakers && (mode != FleetMode.Training || pipeline.TrainingBreakers),
        ParentsExpected = mode == FleetMode.Live ? ParentsOfADay : pipeline.Options.ParentsExpected,
    };
}
