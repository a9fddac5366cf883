using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Readiness;

namespace Ops.Telemetry.AutoHalt;

/// <summary>
/// The release desk with the facts before its eyes: an approval passes only when every line of the checklist is borne
/// out, or overridden by the approver, line by line, each with its reason, for this approval alone. Who may approve at
/// all is decided behind it.
/// </summary>
internal sealed class ChecklistDesk : IReleaseDesk, IReleaseReader
{
    private readonly IReleaseDesk _desk;
    private readonly IControlReader _control;
    private readonly Func<FleetSnapshot?> _fleet;
    private readonly Func<SetLimits> _limits;
    private readonly IControlJournal _journal;
    private readonly TimeProvider _time;
    private ImmutableDictionary<HoldId, HoldMemory> _known;

    /// <summary>A desk before the desk. Holds that stand already are older than what it knows of the limits.</summary>
    /// <param name="desk">The desk that releases.</param>
    /// <param name="control">What has been ordered.</param>
    /// <param name="fleet">What is measured; null before the first picture.</param>
    /// <param name="limits">How rules and gates are set now.</param>
    /// <param name="journal">The trail.</param>
    /// <param name="time">Its clock.</param>
    public ChecklistDesk(
        IReleaseDesk desk, IControlReader control, Func<FleetSnapshot?> fleet, Func<SetLimits> limits,
        IControlJournal journal, TimeProvider time)
    {
        (_desk, _control, _fleet, _limits, _journal, _time) = (desk, control, fleet, limits, journal, time);
        _known = control.Current.Holds.ToImmutableDictionary(
            static hold => hold.Id, static hold => new HoldMemory(null, HoldMemory.RulesOf(hold, null)));
    }

    /// <inheritdoc/>
    public ReleaseChecklist? Check(HoldId hold)
    {
        ControlSnapshot control = _control.Current;
        return control.Holds.FirstOrDefault(one => one.Id == hold) is { } standing
            ? Check(standing, control, control.Requests.FirstOrDefault(request => request.Hold == hold)?.Cause) : null;
    }

    /// <inheritdoc/>
    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
    {
        ReleaseResult result = _desk.Request(hold, by, cause, evidence);
        if (result.Outcome != ReleaseOutcome.AwaitingApproval || Check(hold) is not { } checklist)
            return result;
        Write(by, "release-checklist", hold, checklist.Text([]));
        return result with { Checklist = checklist };
    }

    /// <inheritdoc/>
    public ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval)
    {
        ReleaseRequest? asked =
            _control.Current.Requests.FirstOrDefault(request => request.Id == approval.Request);
        // refused there, for a reason that comes before the facts; and nothing is released past them when the approval
        // of another, which hid the request, fails in this moment
        if (asked is null || approval.By.Kind != ActorKind.Person || asked.By.MayBe(approval.By))
            return _desk.ApproveAsync(approval with { MayRelease = false });
        ReleaseChecklist checklist = Check(asked.Hold) ?? new ReleaseChecklist(asked.Hold, []);
        if (checklist.Refuses(approval.Overrides) is { } why)
        {
            Write(approval.By, "release-refused", asked.Hold, why);
            return ValueTask.FromResult(new ReleaseResult(ReleaseOutcome.ChecklistOpen, asked)
            {
                Checklist = checklist, Why = why,
            });
        }
        approval = approval with { Overrides = checklist.Used(approval.Overrides) };
        foreach (ReleaseOverride one in approval.Overrides)
        {
            string fact = checklist.Lines.First(line => line.Item == one.Item).Fact;
            Write(
                approval.By, "release-override", asked.Hold,
                $"{ReleaseChecklist.Word(one.Item)}: {one.Reason} It stood against: {fact}");
        }
        return _desk.ApproveAsync(Grounded(approval, asked.Hold, checklist));
    }

    /// <summary>Remembers how things were when a hold was first seen. Any thread.</summary>
    /// <param name="control">What has been ordered.</param>
    /// <param name="limits">How rules and gates are set.</param>
    /// <param name="fleet">What is measured; null before the first picture.</param>
    public void Remember(ControlSnapshot control, SetLimits limits, FleetSnapshot? fleet)
    {
        ImmutableDictionary<HoldId, HoldMemory> known = Volatile.Read(ref _known);
        if (control.Holds.Length == known.Count && control.Holds.All(hold => known.ContainsKey(hold.Id)))
            return;
        ImmutableInterlocked.Update(
            ref _known,
            static (before, now) => now.control.Holds.ToImmutableDictionary(
                static hold => hold.Id, hold => before.TryGetValue(hold.Id, out HoldMemory? then) ? then
                    : new HoldMemory(now.limits, HoldMemory.RulesOf(hold, now.fleet))),
            (control, limits, fleet));
    }

    private ReleaseApproval Grounded(ReleaseApproval approval, HoldId id, ReleaseChecklist checklist) => approval with
    {
        Checklist = checklist,
        Usual = _fleet() is { } fleet && _control.Current.Holds.FirstOrDefault(one => one.Id == id) is { } hold
            ? UsualRates.Of(fleet, hold) : [],
        CauseRules = Volatile.Read(ref _known).GetValueOrDefault(id)?.CauseRules ?? [],
    };

    private ReleaseChecklist Check(Hold hold, ControlSnapshot control, string? cause)
    {
        SetLimits limits = _limits();
        FleetSnapshot? fleet = _fleet();
        Remember(control, limits, fleet); // a hold that was taken since the last look is as old as this one
        SetLimits? then = Volatile.Read(ref _known).GetValueOrDefault(hold.Id)?.Limits;
        return ReleaseChecks.Of(new ReleaseFacts(hold, control, fleet, then, limits, cause));
    }

    private void Write(Actor by, string what, HoldId hold, string detail) => _journal.Append(
        new AuditEntry(WallTime.Now(_time), _fleet()?.At, by, what, hold.ToString(), detail));
}
