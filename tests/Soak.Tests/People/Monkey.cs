using Ops.Soak.Tests.Faults;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Soak.Tests.People;

/// <summary>
/// People who press whatever there is to press: kills of all scopes, the same kill again, requests and approvals by
/// the right and the wrong people, alarms acknowledged and shelved.
/// </summary>
/// <param name="chance">What they press.</param>
/// <param name="journal">The disk.</param>
/// <param name="acts">What waits for an answer.</param>
/// <param name="tell">Told what was done and what came of it.</param>
internal sealed class Monkey(SeededChance chance, CrashingJournal journal, OpenActs acts, Action<string> tell)
{
    private static readonly HaltMode[] s_modes =
        [HaltMode.Block, HaltMode.BlockAndCancel, HaltMode.BlockAndCancel, HaltMode.Throttle, HaltMode.ReduceOnly,
            HaltMode.Sever];

    private static readonly string[] s_servers = ["one", "two", "three"];
    private static readonly string[] s_people = ["ann", "bob", "cho"];

    private HaltCommand? _last;
    private HoldId? _lastHold;

    /// <summary>Does something, or nothing.</summary>
    /// <param name="room">The room.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="now">Market time of day.</param>
    public void Act(TelemetryRoom room, TimeProvider clock, TimeSpan now)
    {
        switch (chance.Below(24))
        {
            case 0:
                Kill(room, HaltScope.Server(s_servers[chance.Below(s_servers.Length)]), clock);
                break;
            case 1:
                Kill(room, chance.Below(2) == 0 ? HaltScope.Group("left") : HaltScope.Fleet, clock);
                break;
            case 2:
                KillAgain(room, now);
                break;
            case >= 4 and < 12:
                Request(room);
                break;
            case >= 12 and < 22:
                acts.Add(ApproveAsync(room, now));
                break;
            case 22:
                Acknowledge(room);
                break;
            default:
                break; // looks at the screen
        }
    }

    /// <summary>Another room: nobody remembers the last command.</summary>
    public void Forget() => (_last, _lastHold) = (null, null);

    private void Kill(TelemetryRoom room, HaltScope scope, TimeProvider clock)
    {
        HaltMode mode = s_modes[chance.Below(s_modes.Length)];
        var command = new HaltCommand(NewId(), HoldKind.Manual, scope, mode, Person(), "monkey", clock.GetTimestamp());
        HaltTicket ticket = room.KillSwitch.Halt(command);
        tell($"kill {scope} {mode}: {ticket.Hold.Id}, {ticket.Covered.Length} covered, {ticket.Stuck.Length} stuck");
        (_last, _lastHold) = (command, ticket.Hold.Id);
    }

    private void KillAgain(TelemetryRoom room, TimeSpan now)
    {
        if (_last is null)
            return;
        int before = room.Control.Current.Holds.Length;
        HaltTicket ticket = room.KillSwitch.Halt(_last);
        tell($"again: {ticket.Hold.Id}");
        if (ticket.Hold.Id != _lastHold || !ticket.Repeated || room.Control.Current.Holds.Length > before)
            throw new SoakViolation("I3", now, $"The kill that made {_lastHold} made {ticket.Hold.Id} when repeated.");
    }

    private void Request(TelemetryRoom room)
    {
        if (room.Control.Current.Holds is not { Length: > 0 } holds)
            return;
        HoldId hold = holds[chance.Below(holds.Length)].Id;
        Actor by = Anybody();
        ReleaseResult result = room.ReleaseDesk.Request(hold, by, "found", "seen");
        tell($"request {hold} by {by.Name}: {result.Outcome}");
    }

    private async Task ApproveAsync(TelemetryRoom room, TimeSpan now)
    {
        if (room.Control.Current.Requests is not { Length: > 0 } requests)
            return;
        ReleaseRequest asked = requests[chance.Below(requests.Length)];
        Actor by = Anybody();
        ReleaseResult result = await Releases.ApproveAsync(room, asked, by);
        tell($"approve {asked.Hold} by {by.Name}: {result.Outcome}");
        if (result.Outcome != ReleaseOutcome.Released)
            return;
        if (by.Kind != ActorKind.Person || asked.By.Kind != ActorKind.Person || by.Name == asked.By.Name)
            throw new SoakViolation("I5", now, $"{asked.Hold} was asked for by {asked.By} and released by {by}.");
        if (!journal.Released.Contains(asked.Hold))
            throw new SoakViolation("I5", now, $"{asked.Hold} is released and the disk does not know.");
    }

    private void Acknowledge(TelemetryRoom room)
    {
        if (room.Alarms.Current.Groups is not { Length: > 0 } groups)
            return;
        AlarmOutcome outcome = room.AlarmDesk.Acknowledge(groups[chance.Below(groups.Length)].Root.Id, Person());
        tell($"acknowledge: {outcome}");
    }

    private Actor Person() => new(ActorKind.Person, s_people[chance.Below(s_people.Length)]);

    private Actor Anybody() => chance.Below(10) == 0 ? new Actor(ActorKind.Program, "script") : Person();

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        foreach (ref byte part in bytes)
            part = (byte)chance.Below(256);
        return new Guid(bytes);
    }
}
