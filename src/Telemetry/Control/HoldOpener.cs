using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Takes an approved hold out of the set and off the gates. A gate opens only when its own set of holds is empty, so a
/// kill that comes at any point in between keeps it shut.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="severance">Mends gates.</param>
internal sealed class HoldOpener(ControlState state, Severance severance)
{
    /// <summary>Removes a hold whose release is on disk.</summary>
    /// <param name="id">The hold.</param>
    /// <param name="request">The request that led here; it is done.</param>
    /// <param name="approval">Who approved it, and what was overridden.</param>
    public void Open(HoldId id, ReleaseRequest request, ReleaseApproval approval)
    {
        GateTarget[] targets;
        var toMend = new List<ServerFlow>();
        lock (state.Sync)
        {
            state.Requests.Remove(request.Id);
            Hold? hold = state.Holds.Find(id);
            targets = hold is null ? [] : Uncover_NeedsLock(hold, toMend);
            if (hold is not null)
                state.Remember_NeedsLock(new HoldRelease(hold, request.Cause, request.By, approval.By)
                {
                    Overrides = approval.Overrides,
                });
            state.Publish_NeedsLock();
        }
        GateFan.Unlatch(targets, id, state.Controller);
        foreach (ServerFlow flow in toMend)
            severance.Settle(flow);
        lock (state.Sync)
        {
            foreach (GateTarget target in targets)
                Settle_NeedsLock(target);
            state.Publish_NeedsLock();
        }
        state.Announce();
    }

    private GateTarget[] Uncover_NeedsLock(Hold hold, List<ServerFlow> toMend)
    {
        state.RemoveHold_NeedsLock(hold.Id);
        var targets = new List<GateTarget>();
        foreach (ServerFlow flow in state.Flows)
        {
            if (!hold.Scope.Covers(flow.Definition))
                continue;
            flow.IsChanged = true;
            if (hold.Mode.Stops() && !state.Holds.Stops(flow.Definition))
                Uncover_NeedsLock(flow, toMend);
            if (flow.Gate is { } gate)
                targets.Add(new GateTarget(flow, gate, flow.Epoch, flow.State == FlowState.Releasing));
        }
        return [.. targets];
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
