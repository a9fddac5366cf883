using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Control;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Does what an actions file says, through the same doors as whoever did or would do it.</summary>
/// <param name="killSwitch">The door to a halt.</param>
/// <param name="desk">The door to a release.</param>
/// <param name="control">Shows which holds stand.</param>
/// <param name="time">The clock of commands.</param>
/// <param name="changes">The door to changes of what servers run.</param>
/// <param name="fleet">What is measured.</param>
/// <param name="alarms">The door to the alarms.</param>
/// <param name="checks">What the facts say about a release.</param>
/// <param name="limits">The door to the limits; null where none is set.</param>
/// <param name="limitReader">Shows which limits wait for a second person; null where none is set.</param>
internal sealed class ActionPlayer(
    IKillSwitch killSwitch, IReleaseDesk desk, IControlReader control, TimeProvider time, IChangeDesk changes,
    IFleetReader fleet, AlarmPlayer alarms, IReleaseReader checks, ILimitDesk? limits = null,
    ILimitReader? limitReader = null)
{
    private readonly List<ActionOutcome> _outcomes = [];

    /// <summary>What was done so far and how it ended.</summary>
    public IReadOnlyList<ActionOutcome> Outcomes => _outcomes;

    /// <summary>Does one action.</summary>
    /// <param name="action">The action.</param>
    public void Perform(ScriptedAction action)
    {
        switch (action)
        {
            case ScriptedAction.Kill kill:
                Halt(kill);
                break;
            case ScriptedAction.Release release:
                ForEach(release, release.Holds, hold =>
                    desk.Request(hold.Id, release.Actor, release.Cause, release.Evidence));
                break;
            case ScriptedAction.Approve approve:
                ForEach(approve, approve.Holds, hold => Approve(hold, approve, Overrides(hold, approve)));
                break;
            case ScriptedAction.Change change:
                Answer(change, changes.Submit(change.Request, change.Actor, change.Reason));
                break;
            case ScriptedAction.ApproveChange approve:
                Answer(approve, changes.Approve(approve.Id, approve.Actor));
                break;
            case ScriptedAction.Acknowledge acknowledge:
                _outcomes.Add(alarms.Acknowledge(acknowledge));
                break;
            case ScriptedAction.Shelve shelve:
                _outcomes.Add(alarms.Shelve(shelve));
                break;
            case ScriptedAction.Unshelve unshelve:
                _outcomes.Add(alarms.Unshelve(unshelve));
                break;
            case ScriptedAction.SetLimit set:
                Answer(set, limits?.Propose(set.Wanted, set.Actor, set.Reason));
                break;
            case ScriptedAction.ApproveLimit approve:
                Answer(approve, Approve(approve));
                break;
            case ScriptedAction.Inspect inspect:
                _outcomes.Add(new ActionOutcome(inspect, Done: true, Seen(inspect.Scope)));
                break;
            default:
                _outcomes.Add(new ActionOutcome(action, Done: true, "Noted."));
                break;
        }
    }

    /// <summary>People of the firm lift what breakers have set: as the scenario has it, whatever the cause.</summary>
    /// <param name="lift">Who, by role.</param>
    /// <param name="now">Market time.</param>
    /// <returns>What they do, in order.</returns>
    public static IEnumerable<ScriptedAction> Lifting(TimelineItem.FirmLiftsBreakers lift, MarketTime now)
    {
        var holds = new HoldChoice(Id: null, Scope: null, HoldKind.Breaker);
        string why = lift.Note.Length > 0 ? lift.Note : "Lifted by the firm.";
        yield return new ScriptedAction.Release(now, lift.By, Place.Start, holds, why, "None was asked for.");
        // the firm let go whatever stood against it: what happened is not for a checklist of today to change
        yield return new ScriptedAction.Approve(now, lift.ApprovedBy, Place.Start, holds) { OverridesAll = why };
    }

    /// <summary>The same line of the same file is the same command: nothing is drawn.</summary>
    /// <param name="action">The action.</param>
    /// <returns>Its command.</returns>
    public static Guid CommandId(ScriptedAction action) => new(
        SHA256.HashData(Encoding.UTF8.GetBytes($"action|{action.Where.Line}|{action.At}|{action.Who}")).AsSpan(0, 16));

    private ImmutableArray<ReleaseOverride> Overrides(Hold hold, ScriptedAction.Approve approve) =>
        approve.OverridesAll is { } why
            ? [.. (checks.Check(hold.Id)?.Open ?? []).Select(line => new ReleaseOverride(line.Item, why))]
            : approve.Overrides;

    private void Halt(ScriptedAction.Kill kill)
    {
        HaltTicket ticket = killSwitch.Halt(new HaltCommand(
            CommandId(kill), HoldKind.Manual, kill.Scope, kill.Mode, kill.Actor, kill.Reason, time.GetTimestamp()));
        _outcomes.Add(new ActionOutcome(kill, Done: ticket.Stuck.IsDefaultOrEmpty, ticket.Words));
    }

    private void Answer(ScriptedAction action, ChangeResult result)
    {
        bool done = result.Outcome is ChangeOutcome.Applied or ChangeOutcome.AwaitingApproval;
        string about = result.Entry is { } entry
            ? $"{entry.Id}: {result.Outcome}. {entry.Outlook.Sentence}"
            : $"{result.Outcome}. {string.Join(' ', result.Faults.Select(static fault => fault.Message))}".TrimEnd();
        _outcomes.Add(new ActionOutcome(action, done, about));
    }

    private void Answer(ScriptedAction action, LimitResult? result) => _outcomes.Add(new ActionOutcome(
        action, result?.Outcome is LimitOutcome.Applied or LimitOutcome.AwaitingApproval,
        result is null ? "No limit is set here." : $"{action.Subject}: {result.Outcome}. {result.Fault}".TrimEnd()));

    private LimitResult? Approve(ScriptedAction.ApproveLimit approve)
    {
        string wanted = LimitChangeText.Write("", approve.Wanted);
        LimitProposal? waiting = limitReader?.Current.Proposals.FirstOrDefault(
            one => LimitChangeText.Write("", one.Change) == wanted);
        if (limits is null || waiting is null)
            return limits is null ? null : new LimitResult(LimitOutcome.UnknownProposal, Proposal: null, Fault: null);
        ValueTask<LimitResult> answer = limits.ApproveAsync(waiting.Id, approve.Actor);
        return answer.IsCompletedSuccessfully
            ? answer.Result
            : throw new InvalidOperationException("The journal of a headless run answers at once; this one did not.");
    }

    private string Seen(HaltScope scope)
    {
        if (fleet.Current is not { } picture)
            return "There is no picture yet.";
        HashSet<ServerId> servers = [.. picture.Fleet.Servers.Where(scope.Covers).Select(static s => s.Id)];
        string[] found =
        [
            .. picture.Parity.Findings.Where(finding => finding.Servers.Any(servers.Contains))
                .Select(static finding => finding.Sentence),
        ];
        return found.Length == 0 ? "Everything agrees with plan and ledger." : string.Join(' ', found);
    }

    private void ForEach(ScriptedAction action, HoldChoice choice, Func<Hold, ReleaseResult> act)
    {
        ImmutableArray<Hold> holds = [.. control.Current.Holds.Where(choice.Means)];
        if (holds.IsEmpty)
            _outcomes.Add(new ActionOutcome(action, Done: false, $"There are no {choice}."));
        foreach (Hold hold in holds)
        {
            ReleaseResult result = act(hold);
            bool done = result.Outcome is ReleaseOutcome.AwaitingApproval or ReleaseOutcome.Released;
            string why = result.Why is { } said ? $" {said}" : "";
            _outcomes.Add(new ActionOutcome(action, done, $"{hold.Id}: {result.Outcome}.{why}"));
        }
    }

    private ReleaseResult Approve(Hold hold, ScriptedAction.Approve approve, ImmutableArray<ReleaseOverride> overrides)
    {
        if (control.Current.Requests.FirstOrDefault(request => request.Hold == hold.Id) is not { } waiting)
            return new ReleaseResult(ReleaseOutcome.UnknownRequest, Request: null);
        ValueTask<ReleaseResult> answer = desk.ApproveAsync(
            new ReleaseApproval(waiting.Id, approve.Actor) { Overrides = overrides });
        return answer.IsCompletedSuccessfully
            ? answer.Result
            : throw new InvalidOperationException("The journal of a headless run answers at once; this one did not.");
    }
}
