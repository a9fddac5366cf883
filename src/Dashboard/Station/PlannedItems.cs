using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Station;

/// <summary>The timeline of a running session: what its scenario brings, and what was put on it.</summary>
internal static class PlannedItems
{
    /// <summary>Everything that the scenario brings, in order of time.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The items.</returns>
    public static ImmutableArray<PlannedItem> Of(RunningSession session)
    {
        if (session.Room.Scenario is not { } scenario)
            return [];
        ImmutableArray<RecordedAct> acts = session.Room.Acts.All;
        MarketTime now = session.Room.Now;
        return
        [
            .. scenario.Timeline.Select((item, i) => Planned(item, i, acts, now))
                .OrderBy(static item => item.At, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the instructor has put on it, in the order of their insertion.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The items.</returns>
    public static ImmutableArray<PlannedItem> Inserted(RunningSession session)
    {
        if (session.Room.Scenario is not { } scenario)
            return [];
        var text = new ItemText(scenario);
        MarketTime now = session.Room.Now;
        return
        [
            .. session.Room.Acts.All.Where(static act => act is { Do: "insert", When: null, Item: not null })
                .Select(act => text.Read(act.Item!).Item).OfType<TimelineItem>().Select(item => new PlannedItem(
                    null, Clock(item.At), ItemWords.Of(item),
                    MarketTime.FromTimeOfDay(item.At) <= now ? PlannedState.Done : PlannedState.Coming)),
            .. session.Room.Armed.Select(static armed => new PlannedItem(
                null, armed.FiredAt is { } at ? Clock(at.TimeOfDay) : $"when {armed.When.Words}",
                ItemWords.Of(armed.Item), armed.FiredAt is null ? PlannedState.Coming : PlannedState.Done)),
        ];
    }

    private static PlannedItem Planned(
        TimelineItem item, int number, ImmutableArray<RecordedAct> acts, MarketTime now)
    {
        RecordedAct? last = acts.LastOrDefault(
            act => act.Number == number && act is { Done: true, Do: "trigger" or "hold-back" });
        PlannedState state = last?.Do switch
        {
            "trigger" => PlannedState.Done,
            "hold-back" => PlannedState.HeldBack,
            _ => MarketTime.FromTimeOfDay(item.At) <= now ? PlannedState.Done : PlannedState.Coming,
        };
        return new PlannedItem(
            number, last?.Do == "trigger" ? last.At[..8] : Clock(item.At), ItemWords.Of(item), state);
    }

    private static string Clock(TimeSpan time) => time.ToString(@"hh\:mm\:ss");
}
