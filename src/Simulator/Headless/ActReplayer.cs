using System.Globalization;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Simulator.Station;
using Ops.Telemetry;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// Does again in a world with a whole control room, in lockstep, what people did in another of the same recipe. A
/// journal that answers at once is needed: nothing here waits for a disk.
/// </summary>
/// <param name="world">The world, at a time not after the acts.</param>
/// <param name="room">The control room over it.</param>
/// <param name="scenario">The scenario.</param>
/// <param name="time">The clock of commands.</param>
public sealed class ActReplayer(World world, TelemetryRoom room, Scenario scenario, TimeProvider time)
{
    private readonly InstructorHand _instructor = new(world, scenario);

    private readonly ActionPlayer _player = new(
        room.KillSwitch, room.ReleaseDesk, room.Control, time, room.Changes, room.Fleet,
        new AlarmPlayer(room.AlarmDesk, room.Alarms, world.Fleet), room.ReleaseChecks,
        room.LimitDesk, room.Limits);

    // holds of breakers and drills take numbers too, and need not take the same ones again
    private readonly Dictionary<string, string> _holds = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RecordedAct> _asked = new(StringComparer.Ordinal);

    /// <summary>Market time of an act.</summary>
    /// <param name="act">The act.</param>
    /// <returns>The time.</returns>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static MarketTime TimeOf(RecordedAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return MapReader.TryTime(act.At, out TimeSpan time)
            ? MarketTime.FromTimeOfDay(time) : throw new InvalidDataException($"An act has the time {act.At}.");
    }

    /// <summary>Does one act at the market time at which it was done; the room sees what came before it.</summary>
    /// <param name="act">The act.</param>
    /// <param name="number">Its number among the acts: two acts are never one command.</param>
    /// <returns>The act as it is one of this room: with the number its hold or alarm has here.</returns>
    /// <exception cref="InvalidDataException">Its words make no sense.</exception>
    public RecordedAct Redo(RecordedAct act, int number)
    {
        RecordedAct told = act.Do == "kill" || act.Hold is null ? act : NameOf(act);
        if (ActWords.ToAction(told, number) is not { } action)
            return act;
        if (action.At > world.Now)
            world.AdvanceTo(action.At);
        room.Pump();
        room.Publish(); // who acts sees the picture of that moment
        string? alarm = AlarmsOf(action)?.Find(room.Alarms.Current, world.Fleet) is { } meant
            ? string.Create(CultureInfo.InvariantCulture, $"A-{meant.Id}") : act.Alarm;
        _player.Perform(action);
        if (action is ScriptedAction.Instruct)
            _instructor.Do(act);
        if (action is ScriptedAction.Kill kill && act.Hold is { } hold)
        {
            _holds[hold] = room.Control.Current.Holds.Where(one => one.Scope == kill.Scope)
                .MaxBy(static one => one.Id.Value)!.Id.ToString();
        }
        room.Pump();
        return act.Hold is { } name && _holds.TryGetValue(name, out string? here) ? act with { Hold = here }
            : act with { Alarm = act.Alarm is null ? null : alarm };
    }

    private static AlarmChoice? AlarmsOf(ScriptedAction action) => action switch
    {
        ScriptedAction.Acknowledge acknowledge => acknowledge.Alarms,
        ScriptedAction.Shelve shelve => shelve.Alarms,
        ScriptedAction.Unshelve unshelve => unshelve.Alarms,
        _ => null,
    };

    private RecordedAct NameOf(RecordedAct act)
    {
        if (_holds.TryGetValue(act.Hold!, out string? known))
            return act with { Hold = known };
        // of a breaker: known by what it covers, which whoever asked for its release said
        RecordedAct asked = act.Scope is null ? _asked.GetValueOrDefault(act.Hold!, act) : act;
        _asked[act.Hold!] = asked;
        return asked.Scope is null ? act : act with { Hold = null, Scope = asked.Scope, Target = asked.Target };
    }
}
