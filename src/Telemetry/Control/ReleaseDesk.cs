using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The way back: one asks, another person approves, the journal has it on disk, and only then the hold goes. A request
/// may come from a program with a key, because it opens nothing; the approval only from a person, because a key does
/// not show whose hand is on it.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="opener">Takes the hold off.</param>
/// <param name="ramps">Restarts in stages.</param>
/// <param name="requestLife">How long a request waits.</param>
internal sealed class ReleaseDesk(
    ControlState state, HoldOpener opener, RampDesk ramps, TimeSpan requestLife) : IReleaseDesk
{
    /// <inheritdoc/>
    public ReleaseResult Request(HoldId hold, Actor by, string cause, string evidence)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Kind != ActorKind.Person)
            return Fail(ReleaseOutcome.NotAPerson);
        if (!IsComplete(cause) || !IsComplete(evidence))
            return Fail(ReleaseOutcome.Incomplete);
        state.Log.Sample();
        ReleaseRequest request;
        lock (state.Sync)
        {
            if (state.Holds.Find(hold) is not { Scope.IsCanary: false } || state.IsBeingTaken_NeedsLock(hold))
                return Fail(ReleaseOutcome.UnknownHold);
            if (state.FindRamp(hold) is not null)
                return Fail(ReleaseOutcome.RampUnderWay);
            DropExpired_NeedsLock();
            if (state.Requests.Values.FirstOrDefault(r => r.Request.Hold == hold) is { } waiting)
                return new ReleaseResult(ReleaseOutcome.AlreadyRequested, waiting.Request);
            request = Ask_NeedsLock(hold, by, cause, evidence);
            state.Publish_NeedsLock();
        }
        state.Log.Append(state.Log.Entry(
            by, "release-requested", hold.ToString(), $"Cause: {request.Cause} Evidence: {request.Evidence}"));
        state.Announce();
        return new ReleaseResult(ReleaseOutcome.AwaitingApproval, request);
    }

    /// <inheritdoc/>
    public async ValueTask<ReleaseResult> ApproveAsync(ReleaseApproval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        Actor by = approval.By;
        if (by.Kind != ActorKind.Person)
            return Fail(ReleaseOutcome.NotAPerson);
        state.Log.Sample();
        (ReleaseResult taken, PendingRelease? pending) = Take(approval, by);
        if (pending is null || taken.Request is not { } asked)
            return taken;
        Hold? restart = ramps.Prepare(pending, by);
        AuditEntry entry = state.Log.Entry(
            by, "released", asked.Hold.ToString(),
            $"Requested by {asked.By.Name}. Cause: {asked.Cause} Evidence: {asked.Evidence}{Facts(approval)}");
        if (!await state.Log.RemoveDurableAsync(asked.Hold, entry))
        {
            PutBack(asked, by);
            return new ReleaseResult(ReleaseOutcome.JournalFailed, asked);
        }
        if (!opener.Open(asked, approval, restart) && restart is not null)
            await ramps.DropAsync(restart);
        return taken;
    }

    /// <summary>Forgets requests whose time is up, with a note for each.</summary>
    /// <returns>Whether there was one.</returns>
    public bool DropExpired_NeedsLock()
    {
        bool any = false;
        foreach ((Guid id, PendingRelease pending) in state.Requests)
        {
            if (pending.IsTaken || state.Log.Since(pending.AskedTimestamp) < requestLife)
                continue;
            state.Requests.Remove(id); // allowed while enumerating a dictionary
            state.Log.Note("release-expired", pending.Request.Hold.ToString(), "Nobody approved the release in time.");
            any = true;
        }
        return any;
    }

    private static bool IsComplete(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= Limits.ReasonLength;

    private static string Facts(ReleaseApproval approval) =>
        approval.Checklist is { } checklist ? $" Checklist: {checklist.Text(approval.Overrides)}" : "";

    private static ReleaseResult Fail(ReleaseOutcome why) => new(why, Request: null);

    private ReleaseRequest Ask_NeedsLock(HoldId hold, Actor by, string cause, string evidence)
    {
        WallTime now = state.Log.Now;
        var request = new ReleaseRequest(
            Guid.NewGuid(), hold, by, cause, evidence, now, new WallTime(checked(now.UtcTicks + requestLife.Ticks)));
        state.Requests.Add(request.Id, new PendingRelease(request, state.Log.Timestamp));
        return request;
    }

    private (ReleaseResult Result, PendingRelease? Taken) Take(ReleaseApproval approval, Actor by)
    {
        lock (state.Sync)
        {
            DropExpired_NeedsLock();
            if ((state.Requests.GetValueOrDefault(approval.Request) ?? state.Done.Find(approval.Request))
                is not { } pending)
                return (Fail(ReleaseOutcome.UnknownRequest), null);
            ReleaseRequest asked = pending.Request;
            if (asked.By.MayBe(by)) // whatever became of it since: who asked is told the rule
                return (new ReleaseResult(ReleaseOutcome.SamePerson, asked), null);
            if (pending.Approved is { } before)
                return (new ReleaseResult(ReleaseOutcome.AlreadyApproved, asked) { Before = before }, null);
            if (!approval.MayRelease)
                return (Fail(ReleaseOutcome.UnknownRequest), null);
            pending.Approved = new ReleaseApproved(by, state.Log.Now, IsDone: false);
            return (new ReleaseResult(ReleaseOutcome.Released, asked), pending);
        }
    }

    private void PutBack(ReleaseRequest asked, Actor by)
    {
        Hold? hold;
        lock (state.Sync)
        {
            if (state.Requests.TryGetValue(asked.Id, out PendingRelease? pending))
                pending.Approved = null;
            hold = state.Holds.Find(asked.Hold);
            state.Publish_NeedsLock();
        }
        if (hold is not null)
        {
            // The removal may still reach the disk after we gave up on it: writing the hold again behind it keeps a
            // restart as shut as this run is.
            AuditEntry entry = state.Log.Entry(
                by, "release-failed", hold.Id.ToString(), "The release could not be proven on disk; the hold stays.");
            state.Log.AppendHold(hold, entry);
        }
        state.Announce();
    }
}
