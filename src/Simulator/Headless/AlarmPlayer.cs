using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Does what an actions file says of alarms. None of it touches a hold.</summary>
/// <param name="desk">What people may do with alarms.</param>
/// <param name="alarms">The alarms.</param>
/// <param name="fleet">The fleet.</param>
internal sealed class AlarmPlayer(IAlarmDesk desk, IAlarmReader alarms, FleetDefinition fleet)
{
    /// <summary>Takes note of alarms, each with its group.</summary>
    /// <param name="action">The action.</param>
    /// <returns>How it ended.</returns>
    public ActionOutcome Acknowledge(ScriptedAction.Acknowledge action) => ForEach(
        action, action.Alarms, Listed.Where(static alarm =>
            alarm.State is AlarmState.Unacknowledged or AlarmState.Returned),
        alarm => desk.Acknowledge(alarm.Id, action.Actor));

    /// <summary>Puts alarms aside.</summary>
    /// <param name="action">The action.</param>
    /// <returns>How it ended.</returns>
    public ActionOutcome Shelve(ScriptedAction.Shelve action) => ForEach(
        action, action.Alarms, Listed,
        alarm => desk.Shelve(alarm.Id, action.Actor, action.Reason, action.Length));

    /// <summary>Takes alarms from the shelf.</summary>
    /// <param name="action">The action.</param>
    /// <returns>How it ended.</returns>
    public ActionOutcome Unshelve(ScriptedAction.Unshelve action) => ForEach(
        action, action.Alarms, alarms.Current.Shelved, alarm => desk.Unshelve(alarm.Id, action.Actor));

    private IEnumerable<Alarm> Listed => alarms.Current.Groups.SelectMany(static group => group.Members);

    private ActionOutcome ForEach(
        ScriptedAction action, AlarmChoice choice, IEnumerable<Alarm> open, Func<Alarm, AlarmOutcome> act)
    {
        ImmutableArray<Alarm> meant =
            [.. open.Where(alarm => choice.Means(alarm, fleet)).DistinctBy(static alarm => alarm.Id)];
        if (meant.IsEmpty)
            return new ActionOutcome(action, Done: false, $"There are no {choice} that want somebody.");
        (Alarm Alarm, AlarmOutcome Outcome)[] done = [.. meant.Select(alarm => (alarm, act(alarm)))];
        // With one alarm its group is taken note of, and the others of it have nothing left to do.
        bool isDone = done.All(static item =>
            item.Outcome is AlarmOutcome.Done or AlarmOutcome.NothingToDo or AlarmOutcome.Unknown)
            && done.Any(static item => item.Outcome == AlarmOutcome.Done);
        IEnumerable<string> told = done.Where(static item =>
            item.Outcome is not (AlarmOutcome.NothingToDo or AlarmOutcome.Unknown))
            .Select(static item => $"A-{item.Alarm.Id} {item.Alarm.Finding.Rule}: {item.Outcome}.");
        return new ActionOutcome(action, isDone, string.Join(' ', told));
    }
}
