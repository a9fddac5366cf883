using System.Collections.Immutable;
using Ops.Dashboard.Debrief;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>Makes the instructor's picture of a session.</summary>
internal static class StationReader
{
    private const int MostLines = 40;

    /// <summary>Reads it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="backtracks">Moments to go back to.</param>
    /// <param name="tasks">What is expected.</param>
    /// <param name="seats">Who has a page open.</param>
    /// <returns>The picture.</returns>
    public static StationView Read(RunningSession session, Backtracks backtracks, TaskBoard tasks, SeatBook seats)
    {
        ImmutableArray<RecordedAct> acts = session.Room.Acts.All;
        Scenario? scenario = session.Room.Scenario;
        return new StationView
        {
            Session = session.Recipe.Realm,
            Root = session.Recipe.Root,
            Branch = session.Recipe.Branch,
            Conditions = ConditionsOf(session),
            Backtracks =
            [
                .. backtracks.Of(session).Select(static one => new BacktrackBody(one.Id, one.Name, Clock(one.At))),
            ],
            Timeline = PlannedItems.Of(session),
            Inserted = PlannedItems.Inserted(session),
            Hints = Station.Hints.Of(acts),
            Cues = scenario?.Training?.Cues ?? [],
            Messages =
            [
                .. (scenario?.Timeline ?? []).OfType<TimelineItem.Messages>()
                    .Select(static message => (message.Server, message.Source, message.Text)).Distinct(),
            ],
            Tasks = tasks.Look(),
            Seats = seats.All,
            Log =
            [
                .. acts.Reverse().Take(MostLines).Select(static act => (act.At[..8], act.Who, ScoreTable.Words(act))),
            ],
            Forms = scenario is null ? [] : ItemForms.Of(scenario),
        };
    }

    private static ImmutableArray<(string Name, string Text)> ConditionsOf(RunningSession session) =>
    [
        ("Scenario", session.Recipe.Scenario), ("Preset", session.Recipe.Preset ?? "the scenario's own"),
        ("Seed", $"{session.Recipe.Seed}"), ("Handed over at", Clock(session.Room.StartAt)),
        ("Started by", session.Recipe.StartedBy),
        ("Acting by itself", session.Room.Conditions?.Words ?? "not known"),
    ];

    private static string Clock(MarketTime time) => time.TimeOfDay.ToString(@"hh\:mm\:ss");
}
