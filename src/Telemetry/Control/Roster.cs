using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Servers that join and leave. A gate is given every hold that covers it before the server can be seen as present, and
/// that is checked again under the lock, so that no kill falls between.
/// </summary>
/// <param name="state">The facts.</param>
internal sealed class Roster(ControlState state)
{
    /// <summary>A server joins with its gate, or comes back with another one.</summary>
    /// <param name="gate">The gate.</param>
    /// <exception cref="ArgumentException">The fleet has no such server.</exception>
    public void Attach(IFlowGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ServerFlow flow = state.Find(gate.Server)
            ?? throw new ArgumentException($"The fleet has no {gate.Server}.", nameof(gate));
        state.Log.Sample();
        long start = state.Log.Timestamp;
        var target = new GateTarget(flow, gate, epoch: 0, isPresent: true);
        ImmutableArray<Hold> given = [];
        while (!TryInstall(target, given, start))
            given = Give(target, given);
        if (given.Any(h => h.Mode == HaltMode.BlockAndCancel))
            GateFan.RequestCancel([target]);
        state.Announce();
    }

    /// <summary>A server leaves. Its gate keeps its holds and goes on being latched by new ones.</summary>
    /// <param name="server">The server.</param>
    /// <exception cref="ArgumentException">The fleet has no such server.</exception>
    public void Detach(ServerId server)
    {
        ServerFlow flow = state.Find(server)
            ?? throw new ArgumentException($"The fleet has no {server}.", nameof(server));
        state.Log.Sample();
        lock (state.Sync)
        {
            if (flow.State == FlowState.Absent)
                return;
            flow.BeginEpoch();
            state.Apply_NeedsLock(flow, FlowEvent.Left);
            state.Publish_NeedsLock();
        }
        state.Announce();
    }

    private ImmutableArray<Hold> Give(GateTarget target, ImmutableArray<Hold> given)
    {
        ImmutableArray<Hold> wanted;
        lock (state.Sync)
            wanted = state.Holds.Covering(target.Flow.Definition);
        foreach (Hold gone in given.Except(wanted))
            GateFan.Unlatch([target], gone.Id, state.Controller);
        foreach (Hold added in wanted.Except(given))
            GateFan.Give(target, added, state.FindRamp(added.Id), state.Controller);
        return wanted;
    }

    private bool TryInstall(GateTarget target, ImmutableArray<Hold> given, long start)
    {
        ServerFlow flow = target.Flow;
        lock (state.Sync)
        {
            ImmutableArray<Hold> covering = state.Holds.Covering(flow.Definition);
            if (!covering.SequenceEqual(given))
                return false;
            flow.BeginEpoch();
            if (!ReferenceEquals(flow.Gate, target.Gate))
                Replace_NeedsLock(flow, target.Gate);
            Hold? stopping = covering.FirstOrDefault(static hold => hold.Mode.Stops());
            state.Apply_NeedsLock(flow, stopping is null ? FlowEvent.JoinedFree : FlowEvent.JoinedCovered);
            if (stopping is not null)
                Cover_NeedsLock(target, stopping, start);
            state.Publish_NeedsLock();
        }
        return true;
    }

    // A gate that comes back is as severed as it was, and answers once for each latch: what it said still counts.
    private static void Replace_NeedsLock(ServerFlow flow, IFlowGate gate)
    {
        flow.Gate = gate;
        flow.LastAck = null;
        flow.OpenOrders = 0;
        flow.IsSevered = false;
    }

    private void Cover_NeedsLock(GateTarget target, Hold first, long start)
    {
        ServerFlow flow = target.Flow;
        flow.RequestedAt = first.Since;
        flow.RequestedTimestamp = start;
        flow.CoveredTimestamp = state.Log.Timestamp;
        flow.AwaitedVersion = target.Version;
        state.WeighAck_NeedsLock(flow);
        if (target.Fault is { } fault)
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw at its join: {fault.Message}");
    }
}
