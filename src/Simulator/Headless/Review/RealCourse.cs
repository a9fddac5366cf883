using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// When things happened in a session in which an instructor called items of the timeline or kept them back. Pure: the
/// same scenario and the same acts give the same course. What is inserted is an item of its own and moves nothing.
/// </summary>
internal static class RealCourse
{
    /// <summary>The scenario with its incident where it began. What happens when is left as it is: a world that is run
    /// again takes the instructor's acts as well.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="preset">Its variant; null for the first.</param>
    /// <param name="acts">What was done.</param>
    /// <returns>The scenario; the same when its incident began as planned, without one where it could not
    /// begin.</returns>
    public static Scenario Of(Scenario scenario, string? preset, ImmutableArray<RecordedAct> acts)
    {
        if (scenario.Truth is not { } truth)
            return scenario;
        Dictionary<int, TimeSpan> called = Called(acts);
        HashSet<int> kept = Kept(acts);
        kept.ExceptWith(called.Keys);
        if (called.Count == 0 && kept.Count == 0)
            return scenario;
        ImmutableArray<TimelineItem> timeline = ScenarioVariant.Apply(scenario, preset).Timeline;
        int[] beginnings = [.. Enumerable.Range(0, timeline.Length).Where(i => Begins(timeline[i], truth))];
        if (beginnings.Length > 0 && beginnings.All(kept.Contains))
            return scenario with { Truth = null }; // what was kept back for good never began
        if (called.Count == 0)
            return scenario;
        TimeSpan by = Shift(timeline, called, item => Begins(item, truth));
        if (Onset(scenario, truth, timeline, by) is not { } onset)
            return scenario with { Truth = null };
        TimeSpan? visible = truth.VisibleFrom + (timeline.Any(Shows)
            ? Shift(timeline, called, Shows) : by);
        return scenario with { Truth = truth with { Onset = onset, VisibleFrom = visible > onset ? onset : visible } };

        bool Shows(TimelineItem item) => item.At == truth.VisibleFrom && item is not TimelineItem.Remark;
    }

    /// <summary>The timeline as it happened: what was called stands where it was, what was kept back is left
    /// out.</summary>
    /// <param name="timeline">The timeline as planned, with the variant's items.</param>
    /// <param name="acts">What was done.</param>
    /// <returns>The items, in the order of the plan.</returns>
    public static IEnumerable<TimelineItem> Timeline(
        ImmutableArray<TimelineItem> timeline, ImmutableArray<RecordedAct> acts)
    {
        Dictionary<int, TimeSpan> called = Called(acts);
        HashSet<int> kept = Kept(acts);
        for (int i = 0; i < timeline.Length; i++)
        {
            if (called.TryGetValue(i, out TimeSpan at))
                yield return timeline[i].MovedTo(at);
            else if (!kept.Contains(i))
                yield return timeline[i];
        }
    }

    // Null where what it begins with and what it waits for never meet: then no order was wrong.
    private static TimeSpan? Onset(
        Scenario scenario, TruthSpec truth, ImmutableArray<TimelineItem> timeline, TimeSpan by)
    {
        if (by == TimeSpan.Zero || truth is not { WaitsFor: { } name, BeginsWith: { } begins })
            return truth.Onset + by;
        ClientFlowSpec flow = scenario.ClientFlow.First(one => one.Name == name);
        TimeSpan meet = Later(begins + by, flow.From);
        TimeSpan onset = meet + (truth.Onset - Later(begins, flow.From));
        foreach (TimelineItem item in timeline.Where(item => Begins(item, truth)))
        {
            TimeSpan until = item.Ending + by ?? TimeSpan.MaxValue;
            // what it withheld comes over the time of its recovery
            TimeSpan over = item is TimelineItem.VenueFault fault ? until + fault.Recovery : until;
            if (meet < until && meet < flow.To && onset < over)
                return onset;
        }
        return null;
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // of several items that begin it the first counts: from there on something is wrong
    private static TimeSpan Shift(
        ImmutableArray<TimelineItem> timeline, Dictionary<int, TimeSpan> called, Func<TimelineItem, bool> counts)
    {
        TimeSpan[] shifts =
        [
            .. timeline.Select((item, i) => (item, i)).Where(one => counts(one.item))
                .Select(one => called.GetValueOrDefault(one.i, one.item.At) - one.item.At),
        ];
        return shifts.Length == 0 ? TimeSpan.Zero : shifts.Min();
    }

    private static bool Begins(TimelineItem item, TruthSpec truth)
    {
        if (truth.BeginsWith is { } begins)
            return item.At == begins && item is not TimelineItem.Remark;
        return item.At == truth.Onset && item switch
        {
            TimelineItem.Deploy deploy => IsGuilty(deploy.Servers),
            TimelineItem.SetFlag set => IsGuilty(set.Servers),
            TimelineItem.RogueOrders rogue => IsGuilty([rogue.Server]),
            TimelineItem.GateFault fault => IsGuilty(fault.Servers),
            // one that touches cancels alone lets no order begin
            TimelineItem.VenueFault { What: VenueFaultKind.WithholdsAnswers or VenueFaultKind.SlowOrders } fault =>
                fault.Servers.IsDefaultOrEmpty || IsGuilty(fault.Servers),
            _ => false,
        };

        bool IsGuilty(ImmutableArray<string> servers) => servers.Any(name => truth.GuiltyServers.Contains(name));
    }

    private static HashSet<int> Kept(ImmutableArray<RecordedAct> acts) =>
        [.. acts.Where(static act => act is { Do: "hold-back", Done: true, Number: not null })
            .Select(static act => act.Number!.Value)];

    private static Dictionary<int, TimeSpan> Called(ImmutableArray<RecordedAct> acts)
    {
        var called = new Dictionary<int, TimeSpan>();
        foreach (RecordedAct act in acts)
        {
            if (act is { Do: "trigger", Done: true, Number: { } number } && MapReader.TryTime(act.At, out TimeSpan at))
                called.TryAdd(number, at);
        }
        return called;
    }
}
