using Microsoft.AspNetCore.Http;
using Ops.Dashboard.Auth;
using Ops.Dashboard.Drill;
using Ops.Soak.Tests.Doors;
using Ops.Soak.Tests.Faults;
using Ops.Soak.Tests.Witness;
using Ops.Telemetry;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;

namespace Ops.Soak.Tests.People;

/// <summary>
/// People who press whatever there is to press: kills of all scopes through every door, the same kill again, requests
/// and approvals by the right and the wrong people, alarms acknowledged and shelved.
/// </summary>
/// <param name="chance">What they press.</param>
/// <param name="journal">The disk.</param>
/// <param name="witness">Stands at the gates.</param>
/// <param name="acts">What waits for an answer.</param>
/// <param name="tell">Told what was done and what came of it.</param>
internal sealed class Monkey(
    SeededChance chance, CrashingJournal journal, DoorWitness witness, OpenActs acts, Action<string> tell)
{
    private static readonly HaltMode[] s_modes =
        [HaltMode.Block, HaltMode.BlockAndCancel, HaltMode.Throttle, HaltMode.ReduceOnly, HaltMode.Sever];

    private static readonly string[] s_servers = ["one", "two", "three"];

    private readonly WrongPeople _wrong = new(chance, witness);
    private SoakKill? _last;
    private HoldId? _lastHold;

    /// <summary>Does something, or nothing.</summary>
    /// <param name="life">The room.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="now">Market time of day.</param>
    public void Act(RoomLife life, TimeProvider clock, TimeSpan now)
    {
        switch (chance.Below(24))
        {
            case 0:
                Kill(life, "server", s_servers[chance.Below(s_servers.Length)], clock, now);
                break;
            case 1:
                (string scope, string? target) = chance.Below(2) == 0 ? ("group", "left") : ("fleet", (string?)null);
                Kill(life, scope, target, clock, now);
                break;
            case 2 when _last is { } last:
                acts.Add(KillAgainAsync(life, last, now));
                break;
            case 3:
                acts.Add(_wrong.ActAsync(life));
                break;
            case >= 4 and < 12:
                acts.Add(RequestAsync(life));
                break;
            case >= 12 and < 22:
                acts.Add(ApproveAsync(life, now));
                break;
            case 22:
                Acknowledge(life.Room);
                break;
            default:
                break; // looks at the screen
        }
    }

    /// <summary>Another room: nobody remembers the last command.</summary>
    public void Forget() => (_last, _lastHold) = (null, null);

    /// <summary>Draws the identity of a command.</summary>
    /// <returns>It.</returns>
    public Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        foreach (ref byte part in bytes)
            part = (byte)chance.Below(256);
        return new Guid(bytes);
    }

    private void Kill(RoomLife life, string scope, string? target, TimeProvider clock, TimeSpan now)
    {
        if (chance.Below(4) > 0)
        {
            acts.Add(KillAtDoorAsync(life, new SoakKill(
                scope, target, chance.Below(2) == 0 ? "block" : "blockAndCancel", NewId()), now));
            return;
        }
        // what no door offers, and programs of the room itself order
        HaltMode mode = s_modes[chance.Below(s_modes.Length)];
        HaltScope covered = scope switch
        {
            "server" => HaltScope.Server(target!),
            "group" => HaltScope.Group(target!),
            _ => HaltScope.Fleet,
        };
        Visitor by = Anybody();
        HaltTicket ticket = life.Room.KillSwitch.Halt(new HaltCommand(
            NewId(), HoldKind.Manual, covered, mode, new Actor(by.Kind, by.Name), "monkey", clock.GetTimestamp()));
        tell($"order {covered} {mode}: {ticket.Hold.Id}, {ticket.Covered.Length} covered, {ticket.Stuck.Length} stuck");
    }

    private async Task KillAtDoorAsync(RoomLife life, SoakKill kill, TimeSpan now)
    {
        var door = (Door)chance.Below(4);
        Visitor by = door is Door.Api or Door.CommandLine && chance.Below(4) == 0
            ? Visitor.Script : Visitor.People[chance.Below(Visitor.People.Length)];
        string what = $"kill {kill.Scope} {kill.Target} {kill.Mode} at the {door} by {by.Name}";
        Task<DoorAnswer> asked = life.Doors.KillAsync(door, by, kill);
        witness.Latched(Covered(kill), what); // before anybody is answered
        DoorAnswer answer = await asked;
        if (life.Doors.IsDead)
            return;
        if (answer.Status != StatusCodes.Status202Accepted)
            throw witness.Refused(what, answer);
        tell($"{what}: {answer.Field("hold")}, recorded {answer.Field("recorded")}");
        if (door is Door.Form or Door.CommandLine)
            return; // a page, and a command with an identity of its own
        var hold = new HoldId(long.Parse(answer.Field("hold").AsSpan(2), provider: null));
        if (answer.Field("recorded") == bool.TrueString && !journal.HasKept(hold))
            throw new SoakViolation("I10", now, $"{hold} is called recorded and is not on the disk.");
        (_last, _lastHold) = (kill, hold);
    }

    private async Task KillAgainAsync(RoomLife life, SoakKill last, TimeSpan now)
    {
        int before = life.Room.Control.Current.Holds.Length;
        Task<DoorAnswer> asked = life.Doors.KillAsync(
            chance.Below(2) == 0 ? Door.Button : Door.Api, Visitor.People[chance.Below(Visitor.People.Length)], last);
        int after = life.Room.Control.Current.Holds.Length;
        HoldId? due = _lastHold;
        DoorAnswer answer = await asked;
        if (life.Doors.IsDead)
            return;
        tell($"again: {answer.Field("hold")}");
        if (answer.Field("hold") != $"{due}" || answer.Field("repeated") != bool.TrueString || after > before)
            throw new SoakViolation("I3", now, $"The kill that made {due} repeated: {answer.Status} {answer.Text}");
    }

    private async Task RequestAsync(RoomLife life)
    {
        if (life.Room.Control.Current.Holds is not { Length: > 0 } holds)
            return;
        HoldId hold = holds[chance.Below(holds.Length)].Id;
        Visitor by = SomebodyWho(Policies.CanRelease);
        DoorWitness.Gates before = witness.Look();
        DoorAnswer answer = await life.Doors.RequestAsync(DoorOf(by), by, hold);
        witness.Unchanged(before, $"{by.Name} asked for the release of {hold}");
        tell($"request {hold} by {by.Name}: {answer.Status}");
        if (answer.Status == StatusCodes.Status202Accepted && !MayRelease(by, Policies.CanRelease))
            throw witness.Refused($"{by.Name}, who may not ask for a release", answer);
    }

    private async Task ApproveAsync(RoomLife life, TimeSpan now)
    {
        if (life.Room.Control.Current.Requests is not { Length: > 0 } requests)
            return;
        ReleaseRequest asked = requests[chance.Below(requests.Length)];
        Visitor by = SomebodyWho(Policies.CanApprove);
        bool may = MayRelease(by, Policies.CanApprove) && by.Name != asked.By.Name;
        DoorWitness.Gates before = witness.Look();
        Task<DoorAnswer> asking = life.Doors.ApproveAsync(DoorOf(by), by, asked);
        if (!may)
            witness.Unchanged(before, $"{by.Name} approved what {asked.By.Name} asked for");
        DoorAnswer answer = await asking;
        if (life.Doors.IsDead)
            return;
        tell($"approve {asked.Hold} by {by.Name}: {answer.Status}");
        if (answer.Status is not (StatusCodes.Status200OK or StatusCodes.Status302Found))
            return;
        if (!may || asked.By.Kind != ActorKind.Person)
            throw new SoakViolation("I5", now, $"{asked.Hold} was asked for by {asked.By} and released by {by}.");
        if (!journal.Released.Contains(asked.Hold))
            throw new SoakViolation("I5", now, $"{asked.Hold} is released and the disk does not know.");
    }

    private void Acknowledge(TelemetryRoom room)
    {
        if (room.Alarms.Current.Groups is not { Length: > 0 } groups)
            return;
        Visitor by = Visitor.People[chance.Below(Visitor.People.Length)];
        AlarmOutcome outcome = room.AlarmDesk.Acknowledge(
            groups[chance.Below(groups.Length)].Root.Id, new Actor(by.Kind, by.Name));
        tell($"acknowledge: {outcome}");
    }

    private static bool MayRelease(Visitor by, string policy) => by.Kind == ActorKind.Person && by.May(policy);

    private static IEnumerable<int> Covered(SoakKill kill) => kill.Scope switch
    {
        "server" => [Array.IndexOf(s_servers, kill.Target)],
        "group" => [0, 1],
        _ => [0, 1, 2],
    };

    private Door DoorOf(Visitor by) =>
        by.Kind == ActorKind.Program || chance.Below(3) == 0 ? Door.Api : (Door)chance.Below(2);

    // Mostly somebody who may: who may not is turned away before anything else is looked at.
    private Visitor SomebodyWho(string policy)
    {
        Visitor one = Anybody();
        return one.May(policy) || chance.Below(4) == 0 ? one : Visitor.People[1 + chance.Below(2)];
    }

    private Visitor Anybody() => chance.Below(12) switch
    {
        0 => Visitor.Script,
        1 => Visitor.Viewer,
        _ => Visitor.People[chance.Below(Visitor.People.Length)],
    };
}
