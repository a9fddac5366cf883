using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Tests.Sessions;

/// <summary>Makes rooms without a world.</summary>
internal sealed class StandInFactory(TimeProvider time) : IFleetRoomFactory
{
    private readonly Dictionary<string, StandInJournal> _realms = [];

    public List<StandInRoom> Made { get; } = [];

    public Action<SessionRecipe>? OnCreate { get; set; }

    public Action<StandInRoom>? OnMade { get; set; }

    public ImmutableArray<ScenarioSummary> Library { get; } =
    [
        new("quiet-day", "A quiet day", new DateOnly(2012, 7, 31), "What normal looks like.", [],
        new TimeSpan(9, 25, 0), [], [], []),
        new("knight-2012", "Knight Capital, 1 August 2012", new DateOnly(2012, 8, 1), "A flag with two meanings.",
            [("sec", "SEC order"), ("press", "Press")], new TimeSpan(9, 29, 30), [], [], []),
        new("plain-day", "A plain day", new DateOnly(2012, 7, 30), "What nobody trains on.", [], null, [], [], []),
    ];

    public string? Check(string scenario, string? preset)
    {
        if (Library.FirstOrDefault(s => s.Id == scenario) is not { } found)
            return $"There is no scenario \"{scenario}\"; the library has " +
                $"{string.Join(", ", Library.Select(s => s.Id))}.";
        return preset is null || found.Presets.Any(p => p.Name == preset)
            ? null
            : $"The scenario {scenario} has no preset \"{preset}\"; it has " +
            $"{string.Join(", ", found.Presets.Select(p => p.Name).DefaultIfEmpty("none"))}.";
    }

    /// <summary>Rooms the doors were tried on.</summary>
    public List<StandInRoom> Scratch { get; } = [];

    public IFleetRoom CreateScratch(string scenario)
    {
        var room = new StandInRoom(
            FleetOf(Library.First(s => s.Id == scenario), FleetMode.Replay), SessionJournal.Over(new StandInJournal()),
            time, default, default);
        Scratch.Add(room);
        return room;
    }

    public IFleetRoom Create(SessionRecipe recipe, SessionJournal? before)
    {
        OnCreate?.Invoke(recipe);
        ScenarioSummary found = Library.First(s => s.Id == recipe.Scenario);
        if (!_realms.TryGetValue(recipe.Realm, out StandInJournal? realm))
            _realms[recipe.Realm] = realm = new StandInJournal();
        var room = new StandInRoom(
            FleetOf(found, recipe.Mode), before?.Successor() ?? SessionJournal.Over(realm), time,
            MarketTime.FromTimeOfDay(new TimeSpan(9, 24, 0)), MarketTime.FromTimeOfDay(found.StartAt!.Value))
        {
            Scenario = ScenarioLibrary.Default.Load(recipe.Scenario).Scenario,
        };
        Made.Add(room);
        OnMade?.Invoke(room);
        return room;
    }

    public IFleetRoom CreateBranch(SessionRecipe recipe, Scenario? madeFrom = null) => Create(recipe, before: null);

    private static FleetDefinition FleetOf(ScenarioSummary found, FleetMode mode) => new(
        found.Title, mode, found.Date, "ET",
        [.. Enumerable.Range(1, 8).Select(i =>
            new ServerDefinition(new ServerId((ushort)(i - 1)), $"smars-{i}", i < 5 ? "retail" : "agency"))],
        [new SymbolDefinition(new SymbolId(0), "AAA", new Price(100_000))]);
}
