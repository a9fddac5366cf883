using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Restarts in stages. What is released comes under a hold of kind ramp before the released hold goes, so that its gate
/// never opens wider than the first stage. On disk that hold stops: a control room that ends in the middle comes back
/// with everything of it halted.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="options">The stages; null for plain releases.</param>
internal sealed class RampDesk(ControlState state, RampOptions? options) : IRampControl
{
    private static readonly Actor s_self = new(ActorKind.Program, "ramp");

    /// <summary>
    /// Makes ready the hold of a restart and puts it on disk before the released one can leave it. The same request
    /// finds the same hold.
    /// </summary>
    /// <param name="pending">The request that is being approved.</param>
    /// <param name="by">Who approves.</param>
    /// <returns>The hold as it will stand; null when nothing is restarted by this release.</returns>
    public Hold? Prepare(PendingRelease pending, Actor by)
    {
        Hold ramp;
        lock (state.Sync)
        {
            if (options is null || state.Holds.Find(pending.Request.Hold) is not { } released
                || !released.Mode.Stops() || released.Kind == HoldKind.Drill)
                return null;
            if (pending.Ramp is { } known)
                return known;
            ramp = state.Stamp_NeedsLock(new HaltCommand(
                pending.Request.Id, HoldKind.Ramp, released.Scope, HaltMode.Throttle, by,
                $"Restart in stages after {released.Id}.", state.Log.Timestamp));
            pending.Ramp = ramp;
        }
        Hold onDisk = ramp with
        {
            Mode = HaltMode.Block,
            Reason = $"The restart after {pending.Request.Hold} was cut short: the control room ended during it.",
        };
        state.Log.AppendHold(onDisk, state.Log.Entry(
            s_self, "ramp-prepared", ramp.Id.ToString(),
            $"{pending.Request.Hold} is about to be released; if this control room ends before the restart is over, " +
            "what it covers comes back halted."));
        return ramp;
    }

    /// <summary>Takes the hold of a restart into the set.</summary>
    /// <param name="ramp">The hold that was prepared.</param>
    /// <param name="released">The hold that is released now.</param>
    /// <param name="approval">Who approved, with what is usual and what was the cause.</param>
    /// <returns>The restart.</returns>
    public RampState Begin_NeedsLock(Hold ramp, Hold released, ReleaseApproval approval)
    {
        long unknown = options!.UnknownOrdersPerSecond * 1_000;
        var begun = new RampState(
            ramp, released, options.Stages, 0,
            [
                .. Enumerable.Range(0, state.Flows.Length).Select(server =>
                    approval.Usual.IsDefault || server >= approval.Usual.Length ? unknown
                        : approval.Usual[server] ?? unknown),
            ])
        {
            CauseRules = approval.CauseRules,
        };
        state.AddRamp_NeedsLock(begun);
        return begun;
    }

    /// <summary>Lets a prepared hold go that nothing needs: what was released is stopped by others still.</summary>
    /// <param name="ramp">The hold.</param>
    /// <returns>A task that ends when it is gone, or the disk has failed.</returns>
    public async ValueTask DropAsync(Hold ramp)
    {
        AuditEntry entry = state.Log.Entry(
            s_self, "ramp-not-needed", ramp.Id.ToString(), "Other holds stop all that was released.");
        if (!await state.Log.RemoveDurableAsync(ramp.Id, entry))
            state.Log.Note("ramp-kept", ramp.Id.ToString(), "The disk failed: it stands again after a restart.");
    }

    /// <inheritdoc/>
    public void Show(HoldId ramp, MarketTime ends, string? waiting)
    {
        lock (state.Sync)
        {
            if (state.FindRamp(ramp) is not { } now || (now.Ends == ends && now.Waiting == waiting))
                return;
            state.SetRamp_NeedsLock(now with { Ends = ends, Waiting = waiting });
            state.Publish_NeedsLock();
        }
        state.Announce();
    }

    /// <inheritdoc/>
    public void Advance(HoldId ramp, MarketTime now)
    {
        RampState next;
        GateTarget[] targets;
        lock (state.Sync)
        {
            if (state.FindRamp(ramp) is not { } before || before.Stage + 1 >= before.Stages.Length)
                return;
            int stage = before.Stage + 1;
            next = before with
            {
                Stage = stage, Waiting = null,
                Ends = now.AddNanoseconds(before.Stages[stage].Length.Ticks * 100),
            };
            state.SetRamp_NeedsLock(next);
            targets = Targets_NeedsLock(next.Hold.Scope);
            state.Log.Note(state.Log.Entry(
                s_self, "ramp-stage", ramp.ToString(), string.Create(
                    CultureInfo.InvariantCulture,
                    $"{before.Percent} % was accepted; {next.Percent} % of the usual rate from here on.")));
            state.Publish_NeedsLock();
        }
        GateFan.Pace(targets, next, state.Controller);
        NoteFaults(targets);
        state.Announce();
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EndAsync(HoldId ramp, RampEnd end, string why)
    {
        lock (state.Sync)
        {
            if (state.FindRamp(ramp) is null || !state.Ending.Add(ramp))
                return false;
        }
        string what = $"ramp-{end.ToString().ToLowerInvariant()}";
        bool durable = await state.Log.RemoveDurableAsync(
            ramp, state.Log.Entry(s_self, what, ramp.ToString(), why));
        GateTarget[] targets = [];
        lock (state.Sync)
        {
            state.Ending.Remove(ramp);
            if (durable && state.FindRamp(ramp) is { } ended)
            {
                targets = Targets_NeedsLock(ended.Hold.Scope);
                state.RemoveRamp_NeedsLock(ramp);
                state.Publish_NeedsLock();
            }
        }
        GateFan.Unlatch(targets, ramp, state.Controller);
        NoteFaults(targets);
        state.Announce();
        return durable;
    }

    private GateTarget[] Targets_NeedsLock(HaltScope scope)
    {
        var targets = new List<GateTarget>();
        foreach (ServerFlow flow in state.Flows)
        {
            if (!scope.Covers(flow.Definition))
                continue;
            flow.IsChanged = true;
            if (flow.Gate is { } gate)
                targets.Add(new GateTarget(flow, gate, flow.Epoch, flow.State != FlowState.Absent));
        }
        return [.. targets];
    }

    private void NoteFaults(GateTarget[] targets)
    {
        foreach (GateTarget target in targets)
        {
            if (target.Fault is { } fault)
                state.Log.Note("gate-fault", target.Flow.Definition.Name, $"The gate threw: {fault.Message}");
        }
    }
}
