using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Turns what the gates answer, what the witness saw and the time that passed into states. One step does all of it; the
/// collector's thread and a lockstep driver call the same step.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="acks">Where the gates answer.</param>
/// <param name="desk">Whose requests expire.</param>
/// <param name="severance">Cuts gates.</param>
/// <param name="proofs">Weighs what the venue says against the stops.</param>
/// <param name="leases">Renews the gates' leases.</param>
/// <param name="lapses">Takes over the stops of gates that heard nobody.</param>
/// <param name="reconciler">Makes good what gates carry otherwise than they should.</param>
/// <param name="ackDeadline">How long an answer may take.</param>
internal sealed class AckCollector(
    ControlState state, AckQueue acks, ReleaseDesk desk, Severance severance, ProofKeeper proofs,
    LeaseKeeper leases, LapseTaker lapses, GateReconciler reconciler, TimeSpan ackDeadline)
{
    private readonly long[] _leaks = new long[state.Flows.Length]; // totals from the witness, taken by the next step
    private long _strangeAcks;

    /// <summary>Answers of servers or latch counts that no gate here has reached, in total.</summary>
    public long StrangeAcks => Interlocked.Read(ref _strangeAcks);

    /// <summary>Leaves word of a leak for the next step. Never blocks: the witness is the pipeline's thread.</summary>
    /// <param name="server">The server.</param>
    /// <param name="orders">Orders after the acknowledgement, in total.</param>
    public void ReportLeak(ServerId server, long orders)
    {
        if (server.Index >= _leaks.Length || orders <= 0)
            return;
        ref long slot = ref _leaks[server.Index];
        for (long seen = Volatile.Read(ref slot); seen < orders;)
        {
            long before = Interlocked.CompareExchange(ref slot, orders, seen);
            if (before == seen)
                break;
            seen = before;
        }
        acks.Wake();
    }

    /// <summary>
    /// Does what has come due. Any thread may call it at any time, a gate that is being severed included.
    /// </summary>
    public void Step()
    {
        state.Log.Sample();
        bool changed = leases.Renew() | TakeAcks() | state.Current.JournalHealthy != state.Log.IsJournalHealthy;
        var toSever = new List<ServerFlow>();
        var toCancel = new List<ServerFlow>();
        lock (state.Sync)
        {
            changed |= TakeLeaks_NeedsLock(toSever) | CheckDeadlines_NeedsLock(toSever) | desk.DropExpired_NeedsLock();
            changed |= proofs.Look_NeedsLock(toSever, toCancel);
            if (changed)
                state.Publish_NeedsLock();
        }
        foreach (ServerFlow flow in toSever)
            severance.Settle(flow);
        foreach (ServerFlow flow in toCancel)
            CancelAgain(flow);
        foreach (ServerFlow flow in state.Flows)
        {
            if (flow.HasDrifted) // as below
                reconciler.Reconcile(flow);
            if (flow.HasLapsed) // read without the lock: what is missed now is taken at the next step
                lapses.Take(flow);
        }
        if (changed)
            state.Changed.Raise();
        state.Log.Flush();
    }

    private void CancelAgain(ServerFlow flow)
    {
        if (flow.Gate is not { } gate)
            return;
        var target = new GateTarget(flow, gate, flow.Epoch, isPresent: true);
        GateFan.RequestCancel([target]);
        if (target.Fault is { } fault)
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw at a cancel: {fault.Message}");
    }

    private bool TakeAcks()
    {
        bool changed = false;
        // Bounded, so that gates which answer faster than this loop can't keep the deadlines from being checked.
        for (int taken = 0; taken < Limits.AcknowledgementsWaiting && acks.TryTake(out GateAck ack); taken++)
            changed |= Take(ack);
        return changed;
    }

    private bool Take(GateAck ack)
    {
        if (state.Find(ack.Server) is not { Gate: { } gate } flow || ack.LatchVersion > ReachedVersion(gate))
        {
            Interlocked.Increment(ref _strangeAcks);
            return false;
        }
        lock (state.Sync)
        {
            if (!ReferenceEquals(flow.Gate, gate) || flow.LastAck is { } last && last.LatchVersion > ack.LatchVersion)
                return false;
            flow.HasDrifted = ack.Carries is { } carries && GateReconciler.Differs_NeedsLock(state, flow, carries);
            if (flow.LastAck?.SaysTheSameAs(ack) == true)
                return false; // said again, as with every renewal of the lease
            flow.LastAck = ack;
            flow.IsChanged = true;
            flow.HasLapsed = ack.HeardBefore is not null;
            state.WeighAck_NeedsLock(flow);
        }
        return true;
    }

    private static long ReachedVersion(IFlowGate gate)
    {
        try
        {
            return gate.LatchVersion;
        }
        catch (Exception) // a gate that can't say where it stands can't have its answer believed
        {
            return long.MinValue;
        }
    }

    private bool TakeLeaks_NeedsLock(List<ServerFlow> toSever)
    {
        bool changed = false;
        foreach (ServerFlow flow in state.Flows)
        {
            int index = flow.Definition.Id.Index;
            if (Volatile.Read(ref _leaks[index]) == 0)
                continue;
            long orders = Interlocked.Exchange(ref _leaks[index], 0);
            changed |= TakeLeak_NeedsLock(flow, orders, toSever);
        }
        return changed;
    }

    private bool TakeLeak_NeedsLock(ServerFlow flow, long orders, List<ServerFlow> toSever)
    {
        if (flow.State is not (FlowState.Halted or FlowState.Unconfirmed))
        {
            state.Log.Note(
                "leak-late", flow.Definition.Name,
                $"{Counted.Of(orders, "order")} after a halt that is over; now {flow.State}.");
            return false;
        }
        if (orders <= flow.OrdersAfterBlock)
            return false;
        state.Log.Note(
            "leak", flow.Definition.Name, $"{Counted.Of(orders, "new order")} left after the halt was acknowledged.");
        flow.OrdersAfterBlock = orders;
        if (state.Apply_NeedsLock(flow, FlowEvent.LeakSeen).Severs)
            toSever.Add(flow);
        return true;
    }

    private bool CheckDeadlines_NeedsLock(List<ServerFlow> toSever)
    {
        bool changed = false;
        foreach (ServerFlow flow in state.Flows)
        {
            if (flow.State != FlowState.Halting || state.Log.Since(flow.CoveredTimestamp) < ackDeadline)
                continue;
            if (state.Apply_NeedsLock(flow, FlowEvent.DeadlinePassed).Severs)
                toSever.Add(flow);
            changed = true;
        }
        return changed;
    }
}
