using Ops.Dashboard.Sessions;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Recordings;

/// <summary>Tells a room's recorder what somebody did, in the words of an actions file. After the act, never
/// before.</summary>
internal static class ActRecorder
{
    /// <summary>A kill.</summary>
    /// <param name="room">The room.</param>
    /// <param name="command">The kill.</param>
    /// <param name="ticket">What came of it.</param>
    public static void Halted(IFleetRoom room, HaltCommand command, HaltTicket ticket)
    {
        if (ticket.Repeated)
            return; // the same press again
        Tell(room, command.By, "kill", act => Scoped(act, command.Scope) with
        {
            Mode = command.Mode == HaltMode.BlockAndCancel ? "blockAndCancel" : "block", Reason = command.Reason,
            Done = ticket.Stuck.IsDefaultOrEmpty, Hold = ticket.Hold.Id.ToString(),
            Outcome = ticket.Words,
        });
    }

    /// <summary>A release was asked for.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="hold">Which hold.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="evidence">The evidence.</param>
    /// <param name="result">What came of it.</param>
    public static void Asked(
        IFleetRoom room, Actor by, HoldId hold, string cause, string evidence, ReleaseResult result) =>
        Tell(room, by, "release", act => Named(act, room, hold) with
        { Cause = cause, Evidence = evidence, Outcome = $"{result.Outcome}.",
            Done = result.Outcome == ReleaseOutcome.AwaitingApproval,
        });

    /// <summary>A release was approved; the same press again, by whatever hand, is no act.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="hold">Which hold; null when nobody knows the request.</param>
    /// <param name="result">What came of it.</param>
    public static void Approved(IFleetRoom room, Actor by, HoldId? hold, ReleaseResult result)
    {
        if (result.Outcome == ReleaseOutcome.AlreadyApproved)
            return;
        Tell(room, by, "approve", act => (hold is { } known ? Named(act, room, known) : act) with
        {
            Outcome = $"{result.Outcome}.", Done = result.Outcome == ReleaseOutcome.Released,
        });
    }

    /// <summary>A change was asked for.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="request">What.</param>
    /// <param name="reason">Why.</param>
    /// <param name="result">What came of it.</param>
    public static void Changed(IFleetRoom room, Actor by, ChangeRequest request, string reason, ChangeResult result) =>
        Tell(room, by, VerbOf(request.Kind), act => act with
        {
            Servers = request.Servers, Build = request.Build, Flag = request.Flag, On = request.On, Reason = reason,
            Outcome = $"{result.Outcome}.",
            Done = result.Outcome is ChangeOutcome.Applied or ChangeOutcome.AwaitingApproval,
        });

    /// <summary>A change was approved.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="change">Which.</param>
    /// <param name="result">What came of it.</param>
    public static void Approved(IFleetRoom room, Actor by, ChangeId change, ChangeResult result) =>
        Tell(room, by, "approve", act => act with
        {
            Change = change.ToString(), Outcome = $"{result.Outcome}.", Done = result.Outcome == ChangeOutcome.Applied,
        });

    /// <summary>A limit was set otherwise, or proposed to be.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="change">What.</param>
    /// <param name="reason">Why.</param>
    /// <param name="result">What came of it.</param>
    public static void LimitSet(IFleetRoom room, Actor by, LimitChange change, string reason, LimitResult result) =>
        TellOfLimit(room, by, "set-limit", change, act => act with
        {
            Reason = reason, Outcome = $"{result.Outcome}.",
            Done = result.Outcome is LimitOutcome.Applied or LimitOutcome.AwaitingApproval,
        });

    /// <summary>A limit that was proposed was approved.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="result">What came of it, with what was proposed.</param>
    public static void LimitApproved(IFleetRoom room, Actor by, LimitResult result)
    {
        if (result.Proposal is { } proposal)
        {
            TellOfLimit(room, by, "approve-limit", proposal.Change, act => act with
            {
                Outcome = $"{result.Outcome}.", Done = result.Outcome == LimitOutcome.Applied,
            });
        }
    }

    /// <summary>An alarm was acknowledged.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="alarm">Which, as it stood before.</param>
    /// <param name="outcome">What came of it.</param>
    public static void Acknowledged(IFleetRoom room, Actor by, SeenAlarm alarm, AlarmOutcome outcome) =>
        Tell(room, by, "acknowledge", act => alarm.In(act, outcome));

    /// <summary>An alarm was put aside.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="alarm">Which, as it stood before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="length">For how long, in market time.</param>
    /// <param name="outcome">What came of it.</param>
    public static void Shelved(
        IFleetRoom room, Actor by, SeenAlarm alarm, string reason, TimeSpan length, AlarmOutcome outcome) =>
        Tell(room, by, "shelve", act => alarm.In(act, outcome) with
        {
            Reason = reason, Minutes = (int)length.TotalMinutes,
        });

    /// <summary>An alarm was taken from the shelf.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="alarm">Which, as it stood before.</param>
    /// <param name="outcome">What came of it.</param>
    public static void Unshelved(IFleetRoom room, Actor by, SeenAlarm alarm, AlarmOutcome outcome) =>
        Tell(room, by, "unshelve", act => alarm.In(act, outcome));

    /// <summary>A message pattern was explained, or somebody said go or took it back.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="text">What they said.</param>
    public static void Noted(IFleetRoom room, Actor by, string text) =>
        Tell(room, by, "note", act => act with { Reason = text });

    /// <summary>Somebody looked at what servers run.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="scope">At which.</param>
    public static void Inspected(IFleetRoom room, Actor by, HaltScope scope) =>
        Tell(room, by, "inspect", act => Scoped(act, scope));

    /// <summary>An instructor, or a trainee who answers one, did something that moves no gate.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who.</param>
    /// <param name="verb">What.</param>
    /// <param name="say">The particulars.</param>
    public static void Instructed(IFleetRoom room, Actor by, string verb, Func<RecordedAct, RecordedAct> say) =>
        Tell(room, by, verb, say);

    private static void TellOfLimit(
        IFleetRoom room, Actor by, string verb, LimitChange change, Func<RecordedAct, RecordedAct> say) =>
        Tell(room, by, verb, act => say(act) with
        {
            Target = change.Scope.Target, Limit = LimitChangeText.Write(change.Subject, change),
        });

    private static void Tell(IFleetRoom room, Actor by, string verb, Func<RecordedAct, RecordedAct> say)
    {
        RecordedAct act = ActBounds.Cut(say(new RecordedAct
        {
            At = room.Now.ToString(), Who = by.Name, Kind = by.Kind, Do = verb, Sent = room.Sent,
        }));
        if (act.Target != Canary.Name) // a drill is nothing that a session is made again from
            room.Acts.Add(act with { Sent = [] });
        room.Recorder?.OnAct(act);
    }

    // with what it covers: whoever makes the session again may meet it under another number
    private static RecordedAct Named(RecordedAct act, IFleetRoom room, HoldId hold) =>
        room.Control.Current.Holds.FirstOrDefault(one => one.Id == hold)
            is { } found
            ? Scoped(act, found.Scope) with { Hold = hold.ToString() }
            : act with { Hold = hold.ToString() };

    private static RecordedAct Scoped(RecordedAct act, HaltScope scope) => act with
    {
        Scope = scope.Kind switch
        {
            HaltScopeKind.Server => "server",
            HaltScopeKind.Group => "group",
            _ => "fleet",
        },
        Target = scope.Target,
    };

    private static string VerbOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Deploy => "deploy",
        ChangeKind.Rollback => "rollback",
        ChangeKind.Restart => "restart",
        _ => "set-flag",
    };
}
