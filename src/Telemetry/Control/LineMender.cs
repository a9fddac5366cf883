using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Brings a gate in line with what was ordered: after it could not be reached, and again and again while it can, since
/// a gate may take a command and lose it. It gets every hold that covers it, loses those that were released, and is
/// severed or not as its facts say.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="giver">Gives holds.</param>
/// <param name="severance">Cuts and mends gates.</param>
internal sealed class LineMender(ControlState state, HoldGiver giver, Severance severance)
{
    /// <summary>Mends.</summary>
    /// <param name="flow">The server.</param>
    public void Mend(ServerFlow flow)
    {
        if (flow.Gate is not { } gate)
            return;
        GateTarget target;
        ImmutableArray<Hold> gone;
        lock (state.Sync)
        {
            target = new GateTarget(flow, gate, flow.Epoch, flow.State != FlowState.Absent);
            gone = state.Gone;
        }
        if (!TryBring(target, gone, out ImmutableArray<Hold> given))
            return;
        if (given.Any(static hold => hold.Mode == HaltMode.BlockAndCancel))
            GateFan.RequestCancel([target]);
        severance.Settle(flow);
        lock (state.Sync)
            Settle_NeedsLock(target);
    }

    /// <summary>
    /// Tells a gate again what it has not been seen to do. Repeating changes nothing at a gate that lost nothing. One
    /// that threw when it was told first is heard again from here on.
    /// </summary>
    /// <param name="flow">The server.</param>
    /// <returns>Whether an answer that came before counts now.</returns>
    public bool Remind(ServerFlow flow)
    {
        if (flow.Gate is not { } gate)
            return false;
        GateTarget target;
        ImmutableArray<Hold> gone;
        lock (state.Sync)
        {
            if (flow.State is not (FlowState.Halting or FlowState.Unconfirmed or FlowState.Releasing))
                return false;
            target = new GateTarget(flow, gate, flow.Epoch, isPresent: true);
            gone = flow.State == FlowState.Releasing ? state.Gone : [];
        }
        if (!TryBring(target, gone, out _))
            return false;
        severance.Settle(flow);
        lock (state.Sync)
            return Settle_NeedsLock(target);
    }

    // What stands first: what was released must not flow before its restart keeps the rate down.
    private bool TryBring(GateTarget target, ImmutableArray<Hold> gone, out ImmutableArray<Hold> given)
    {
        given = giver.Give(target);
        if (target.Fault is not null)
            return false;
        foreach (Hold hold in gone.Where(hold => hold.Scope.Covers(target.Flow.Definition)))
            GateFan.Unlatch([target], hold.Id, state.Controller);
        GateFan.AskVersion(target);
        return true;
    }

    private bool Settle_NeedsLock(GateTarget target)
    {
        ServerFlow flow = target.Flow;
        FlowState before = flow.State;
        if (flow.Epoch != target.Epoch || !ReferenceEquals(flow.Gate, target.Gate) || target.Fault is not null)
            return false;
        if (flow.AwaitedVersion == ServerFlow.Unknown)
            flow.AwaitedVersion = target.Version;
        flow.IsChanged = true;
        state.WeighAck_NeedsLock(flow);
        return flow.State != before;
    }
}
