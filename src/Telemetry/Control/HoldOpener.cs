using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Takes an approved hold out of the set and off the gates. A gate opens only when its own set of holds is empty, so a
/// kill that comes at any point in between keeps it shut.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="giver">Gives holds.</param>
/// <param name="severance">Mends gates.</param>
/// <param name="ramps">Restarts in stages.</param>
internal sealed class HoldOpener(ControlState state, HoldGiver giver, Severance severance, RampDesk ramps)
{
    /// <summary>
    /// Removes a hold whose release is on disk. What it lets flow comes under the hold of its restart first.
    /// </summary>
    /// <param name="request">The request that led here; it is done.</param>
    /// <param name="approval">Who approved it, and what was overridden.</param>
    /// <param name="restart">The hold of the restart, on disk; null when the release is a plain one.</param>
    /// <returns>Whether the restart began; false when others stop all that was released.</returns>
    public bool Open(ReleaseRequest request, ReleaseApproval approval, Hold? restart)
    {
        GateTarget[] targets = [];
        RampState? ramp = null;
        var toMend = new List<ServerFlow>();
        lock (state.Sync)
        {
            if (state.Requests.Remove(request.Id, out PendingRelease? done))
                state.Done.Keep(done);
            if (state.Holds.Find(request.Hold) is { } hold)
            {
                (targets, bool frees) = Uncover_NeedsLock(hold, toMend);
                if (restart is not null && frees)
                    ramp = ramps.Begin_NeedsLock(restart, hold, approval);
                state.Remember_NeedsLock(new HoldRelease(hold, request.Cause, request.By, approval.By)
                {
                    Overrides = approval.Overrides,
                });
            }
            state.Publish_NeedsLock();
        }
        // The restart first; and a gate may have lost another hold, and the released one alone may be keeping it shut.
        foreach (GateTarget target in targets)
            giver.Give(target);
        // a gate that did not take them keeps the hold: it is given all when it is reached again
        GateFan.Unlatch([.. targets.Where(static target => target.Fault is null)], request.Hold, state.Controller);
        foreach (ServerFlow flow in toMend)
            severance.Settle(flow);
        lock (state.Sync)
        {
            foreach (GateTarget target in targets)
                Settle_NeedsLock(target);
            state.Publish_NeedsLock();
        }
        state.Announce();
        return ramp is not null;
    }

    private (GateTarget[] Targets, bool Frees) Uncover_NeedsLock(Hold hold, List<ServerFlow> toMend)
    {
        state.RemoveHold_NeedsLock(hold.Id);
        var targets = new List<GateTarget>();
        bool frees = false;
        foreach (ServerFlow flow in state.Flows)
        {
            if (!hold.Scope.Covers(flow.Definition))
                continue;
            flow.IsChanged = true;
            if (hold.Mode.Stops() && !state.Holds.Stops(flow.Definition))
            {
                Uncover_NeedsLock(flow, toMend);
                frees = true;
            }
            if (flow.Gate is { } gate)
                targets.Add(new GateTarget(flow, gate, flow.Epoch, flow.State == FlowState.Releasing));
        }
        return ([.. targets], frees);
    }

    private void Uncover_NeedsLock(ServerFlow flow, List<ServerFlow> toMend)
    {
        if (flow.IsSevered)
            toMend.Add(flow);
        flow.IsSevered = false;
        if (flow.State == FlowState.Absent)
            return; // only its gate is opened, for the day it comes back
        flow.BeginEpoch();
        state.Apply_NeedsLock(flow, FlowEvent.LastHoldRemoved);
    }

    private void Settle_NeedsLock(GateTarget target)
    {
        ServerFlow flow = target.Flow;
        if (target.Fault is { } fault)
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw when unlatched: {fault.Message}");
        if (!target.IsPresent || flow.Epoch != target.Epoch || !ReferenceEquals(flow.Gate, target.Gate))
            return;
        flow.AwaitedVersion = target.Version;
        state.WeighAck_NeedsLock(flow);
    }
}
