using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>Makes the lanes of a session from its scenario, its acts and what a replay witnessed.</summary>
internal static class PastEvents
{
    /// <summary>What is known without a replay: the incident and what people did.</summary>
    /// <param name="scenario">The scenario, its variant applied, its incident where it began.</param>
    /// <param name="acts">What was done.</param>
    /// <param name="from">Start of the recording.</param>
    /// <param name="until">Its end.</param>
    /// <returns>The events, in order of time.</returns>
    public static ImmutableArray<PastEvent> Known(
        Scenario scenario, ImmutableArray<RecordedAct> acts, MarketTime from, MarketTime until) =>
        InOrder([.. Incident(scenario, acts).Where(item => item.At >= from && item.At <= until), .. acts.Select(Act)]);

    /// <summary>All of them.</summary>
    /// <param name="known">What is known without a replay.</param>
    /// <param name="alarms">What the room said.</param>
    /// <param name="holds">Holds and what became of them.</param>
    /// <param name="fleet">The fleet, for names.</param>
    /// <returns>The events, in order of time.</returns>
    public static ImmutableArray<PastEvent> All(
        ImmutableArray<PastEvent> known, IEnumerable<RootAlarm> alarms, IEnumerable<HoldRow> holds,
        FleetDefinition fleet) =>
        InOrder([.. known, .. alarms.Select(alarm => Alarm(alarm, fleet)), .. Gate(holds)]);

    private static ImmutableArray<PastEvent> InOrder(IEnumerable<PastEvent> events) =>
        [.. events.OrderBy(static item => item.At).ThenBy(static item => item.Lane)];

    private static IEnumerable<PastEvent> Incident(Scenario scenario, ImmutableArray<RecordedAct> acts)
    {
        if (scenario.Truth is { } truth)
        {
            yield return new PastEvent(
                MarketTime.FromTimeOfDay(truth.Onset), PastLane.Incident, "onset", $"Onset: {truth.Cause}",
                IsGrave: true);
            if (truth.VisibleFrom is { } visible && visible != truth.Onset)
                yield return new PastEvent(
                    MarketTime.FromTimeOfDay(visible), PastLane.Incident, "visible", "From here on it can be seen.");
        }
        foreach (TimelineItem item in RealCourse.Timeline(scenario.Timeline, acts))
        {
            if (TimelineWords.Of(item) is { } words)
                yield return new PastEvent(
                    MarketTime.FromTimeOfDay(item.At), PastLane.Incident, TimelineWords.KindOf(item), words);
        }
    }

    private static PastEvent Act(RecordedAct act)
    {
        string subject = act.Alarm ?? act.Target ?? act.Scope ?? act.Hold ?? act.Change
            ?? string.Join(", ", act.Servers);
        string said = act.Reason ?? act.Cause ?? "";
        string failed = act.Done ? "" : $" (not done: {act.Outcome.TrimEnd('.')})";
        string text = act.Do == "note" ? said : $"{act.Do} {subject}{(said.Length == 0 ? "" : $": {said}")}{failed}";
        return new PastEvent(
            MapReader.TryTime(act.At, out TimeSpan at) ? MarketTime.FromTimeOfDay(at) : default, PastLane.Operator,
            act.Do, text.Trim(), act.Who, IsGrave: act.Do == "kill");
    }

    private static PastEvent Alarm(RootAlarm alarm, FleetDefinition fleet)
    {
        string server = alarm.Root.Server is { } id ? $"{fleet.Servers[id.Index].Name}: " : "";
        return new PastEvent(
            alarm.At, PastLane.Alarms, "alarm", $"{server}{alarm.Root.Message}",
            IsGrave: alarm.Priority >= AlarmPriority.High);
    }

    private static IEnumerable<PastEvent> Gate(IEnumerable<HoldRow> holds)
    {
        foreach (IGrouping<HoldId, HoldRow> hold in holds.GroupBy(static row => row.Hold.Id))
        {
            HoldRow[] rows = [.. hold];
            yield return Stage(rows, static row => row.RequestedAt, "requested")!;
            PastEvent?[] stages =
            [
                Stage(rows, static row => row.BlockedAt, "blocked"),
                Stage(rows, static row => row.AcknowledgedAt, "acknowledged"),
                Stage(rows, static row => row.DrainedAt, "drained"),
                Stage(rows, static row => row.ProvenAt, "proven silent"),
                Stage(rows, static row => row.ReleasedAt, "released"),
            ];
            foreach (PastEvent stage in stages.OfType<PastEvent>())
                yield return stage;
            foreach (HoldRow late in rows.Where(static row => row.LateAt is not null))
            {
                yield return new PastEvent(
                    late.LateAt!.Value, PastLane.Gate, "late", string.Create(
                        CultureInfo.InvariantCulture,
                        $"{late.Hold.Id} {late.Server}: {late.OrdersAfterBlock} orders after the stop"),
                    IsGrave: true);
            }
        }
    }

    // of a stop of many servers the last one counts: before that it is not true of all
    private static PastEvent? Stage(HoldRow[] rows, Func<HoldRow, MarketTime?> when, string word)
    {
        HoldRow[] there = [.. rows.Where(row => when(row) is not null)];
        if (there.Length == 0)
            return null;
        string who = rows.Length == 1 ? rows[0].Server
            : string.Create(CultureInfo.InvariantCulture, $"{there.Length} of {rows.Length} servers");
        return new PastEvent(
            there.Max(row => when(row)!.Value), PastLane.Gate, word, $"{rows[0].Hold.Id} {who} {word}",
            IsGrave: word == "blocked");
    }
}
