using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>
/// Brings a gate that can be reached again in line with what was ordered while it could not: it gets every hold that
/// covers it, loses those that were released, and is severed or not as its facts say.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="severance">Cuts and mends gates.</param>
internal sealed class LineMender(ControlState state, Severance severance)
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
            gone = [.. state.Releases.Select(static release => release.Hold), .. state.EndedRamps];
        }
        Give(target); // first: what was released must not flow before its restart keeps the rate down
        if (target.Fault is not null)
            return;
        foreach (Hold hold in gone.Where(hold => hold.Scope.Covers(flow.Definition)))
            GateFan.Unlatch([target], hold.Id, state.Controller);
        severance.Settle(flow);
        lock (state.Sync)
            Settle_NeedsLock(target);
    }

    // What changes while it is given is given again: a hold taken meanwhile reaches the gate either way, and one
    // released meanwhile must not be left on it.
    private void Give(GateTarget target)
    {
        ImmutableArray<Hold> given = [];
        while (true)
        {
            ImmutableArray<Hold> wanted;
            lock (state.Sync)
                wanted = state.Holds.Covering(target.Flow.Definition);
            if (wanted.SequenceEqual(given))
                break;
            foreach (Hold gone in given.Except(wanted))
                GateFan.Unlatch([target], gone.Id, state.Controller);
            foreach (Hold added in wanted.Except(given))
                GateFan.Give(target, added, state.FindRamp(added.Id), state.Controller);
            given = wanted;
        }
        if (given.Any(static hold => hold.Mode == HaltMode.BlockAndCancel))
            GateFan.RequestCancel([target]);
    }

    private void Settle_NeedsLock(GateTarget target)
    {
        ServerFlow flow = target.Flow;
        if (flow.Epoch != target.Epoch || !ReferenceEquals(flow.Gate, target.Gate) || target.Fault is not null)
            return;
        if (flow.AwaitedVersion == ServerFlow.Unknown)
            flow.AwaitedVersion = target.Gate.LatchVersion;
        flow.IsChanged = true;
        state.WeighAck_NeedsLock(flow);
    }
}
