using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The halt, on its caller's thread: the hold enters the set, every covered gate is latched before any is waited for,
/// and only then anything is written or shown.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="proofs">Told when open orders are to be cancelled.</param>
/// <param name="slotClearTimeout">How long to wait for senders between check and send.</param>
internal sealed class KillSwitch(ControlState state, ProofKeeper proofs, TimeSpan slotClearTimeout) : IKillSwitch
{
    /// <inheritdoc/>
    public HaltTicket Halt(HaltCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        state.Log.Sample();
        HoldAddition addition;
        GateTarget[] targets;
        lock (state.Sync)
        {
            if (state.FindTicket_NeedsLock(command.CommandId) is { } known)
                return known;
            addition = state.AddHold_NeedsLock(command);
            targets = Cover_NeedsLock(addition.Hold, command.RequestedTimestamp);
        }
        GateFan.Latch(targets, addition.Hold);
        GateFan.AwaitQuiet(targets, state.Log, command.RequestedTimestamp, slotClearTimeout);
        TimeSpan requestToBlock = state.Log.Since(command.RequestedTimestamp);
        if (command.Mode == HaltMode.BlockAndCancel)
            GateFan.RequestCancel(targets);
        HaltTicket ticket = MakeTicket(addition, targets, requestToBlock);
        Show(targets);
        WriteDown(command, ticket);
        lock (state.Sync)
            state.FinishTaking_NeedsLock(ticket, command.CommandId);
        return ticket;
    }

    private static GateTarget TargetOf(ServerFlow flow, IFlowGate gate) =>
        new(flow, gate, flow.Epoch, flow.State != FlowState.Absent);

    private GateTarget[] Cover_NeedsLock(Hold hold, long requested)
    {
        var targets = new List<GateTarget>(state.Flows.Length);
        foreach (ServerFlow flow in state.Flows)
        {
            if (!hold.Scope.Covers(flow.Definition))
                continue;
            flow.IsChanged = true;
            if (flow.State != FlowState.Absent && hold.Mode.Stops())
                AddHold_NeedsLock(flow, hold, requested);
            if (flow.Gate is { } gate)
                targets.Add(TargetOf(flow, gate));
        }
        return [.. targets];
    }

    private void AddHold_NeedsLock(ServerFlow flow, Hold hold, long requested)
    {
        if (flow.State is FlowState.Flowing or FlowState.Releasing)
        {
            flow.BeginEpoch();
            flow.RequestedTimestamp = requested;
            flow.RequestedAt = hold.Since;
            flow.CoveredTimestamp = state.Log.Timestamp;
        }
        state.Apply_NeedsLock(flow, FlowEvent.HoldAdded);
        if (hold.Mode == HaltMode.BlockAndCancel)
            proofs.AskCancels_NeedsLock(flow);
    }

    private static HaltTicket MakeTicket(HoldAddition addition, GateTarget[] targets, TimeSpan requestToBlock)
    {
        var covered = ImmutableArray.CreateBuilder<ServerId>(targets.Length);
        var stuck = ImmutableArray.CreateBuilder<ServerId>();
        foreach (GateTarget target in targets)
        {
            if (!target.IsPresent)
                continue;
            covered.Add(target.Flow.Definition.Id);
            if (!target.IsQuiet)
                stuck.Add(target.Flow.Definition.Id);
        }
        return new HaltTicket(
            addition.Hold, covered.DrainToImmutable(), stuck.DrainToImmutable(), requestToBlock, addition.Repeated);
    }

    private void Show(GateTarget[] targets)
    {
        lock (state.Sync)
        {
            foreach (GateTarget target in targets)
                Settle_NeedsLock(target);
            state.Publish_NeedsLock();
        }
        state.Changed.Raise();
    }

    private void Settle_NeedsLock(GateTarget target)
    {
        ServerFlow flow = target.Flow;
        if (target.Fault is { } fault)
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw during a halt: {fault.Message}");
        if (flow.Epoch != target.Epoch || !ReferenceEquals(flow.Gate, target.Gate) || !target.IsPresent)
            return;
        if (flow.State == FlowState.Flowing)
            return; // restricted, not stopped
        if (target.IsQuiet)
        {
            flow.BlockLatency ??= target.BlockLatency;
            if (flow.State == FlowState.Halting)
                state.Apply_NeedsLock(flow, FlowEvent.Quieted);
        }
        if (flow.AwaitedVersion == ServerFlow.Unknown)
            flow.AwaitedVersion = target.Version;
        flow.IsChanged = true;
        state.WeighAck_NeedsLock(flow);
    }

    private void WriteDown(HaltCommand command, HaltTicket ticket)
    {
        string detail =
            $"{ticket.Hold.Kind} halt of {command.Scope}, {command.Mode}: {ticket.Covered.Length} covered, " +
            $"{ticket.Stuck.Length} stuck. {ticket.Hold.Reason}";
        AuditEntry entry = state.Log.Entry(command.By, "halt", ticket.Hold.Id.ToString(), detail);
        state.Log.AppendHold(ticket.Hold, entry);
        state.Announce();
    }
}
