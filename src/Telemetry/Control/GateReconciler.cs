using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// Compares what a gate says it carries with what stands, and makes good what differs: a hold it lost is given again,
/// one whose release it lost is taken, and one that nobody here knows - taken by a control room that died before it was
/// on disk - is put in the keeping of a hold that people can see and release. The gate is shut throughout.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="giver">Gives holds.</param>
/// <param name="severance">Cuts and mends gates.</param>
/// <param name="killSwitch">Takes the hold that keeps an unknown one.</param>
internal sealed class GateReconciler(
    ControlState state, HoldGiver giver, Severance severance, IKillSwitch killSwitch)
{
    private static readonly Actor s_self = new(ActorKind.Watchdog, "lease");

    /// <summary>Reconciles a gate whose last answer differed.</summary>
    /// <param name="flow">The server.</param>
    public void Reconcile(ServerFlow flow)
    {
        if (flow.Gate is not { } gate || !TryTake(flow, out GateCarries carries, out long version))
            return;
        var target = new GateTarget(flow, gate, flow.Epoch, isPresent: true);
        giver.Give(target);
        if (target.Fault is not null)
            return; // nothing is taken from a gate that may not have got what stands
        (ImmutableArray<HoldId> released, ImmutableArray<HoldId> unknown) = Extra(flow, carries);
        foreach (HoldId hold in released)
            GateFan.Unlatch([target], hold, state.Controller);
        if (!unknown.IsEmpty && IsKept(flow, unknown))
            TakeAway(target, unknown);
        else if (!unknown.IsEmpty && IsCurrent(gate, version))
            Adopt(target, unknown);
        severance.Settle(flow);
    }

    /// <summary>Whether an answer differs from what stands.</summary>
    /// <param name="state">The facts.</param>
    /// <param name="flow">The server.</param>
    /// <param name="carries">What its gate says it carries.</param>
    /// <returns>Whether it does.</returns>
    internal static bool Differs_NeedsLock(ControlState state, ServerFlow flow, GateCarries carries) =>
        carries.IsSevered != flow.IsSevered
        || !carries.Holds.SequenceEqual(state.Holds.Covering(flow.Definition).Select(static h => h.Id)
            .OrderBy(static id => id.Value));

    private bool TryTake(ServerFlow flow, out GateCarries carries, out long version)
    {
        lock (state.Sync)
        {
            flow.HasDrifted = false;
            (carries, version) = flow.LastAck is { Carries: { } said } ack
                ? (said, ack.LatchVersion)
                : (GateCarries.Nothing, 0);
            return flow.LastAck?.Carries is not null;
        }
    }

    private (ImmutableArray<HoldId> Released, ImmutableArray<HoldId> Unknown) Extra(
        ServerFlow flow, GateCarries carries)
    {
        lock (state.Sync)
        {
            HoldId[] extra =
                [.. carries.Holds.Except(state.Holds.Covering(flow.Definition).Select(static hold => hold.Id))];
            HashSet<HoldId> gone =
                [.. state.Gone.Where(hold => hold.Scope.Covers(flow.Definition)).Select(static hold => hold.Id)];
            ImmutableArray<HoldId> released = [.. extra.Where(gone.Contains)];
            return (released, [.. extra.Except(released)]);
        }
    }

    // An answer from before the last change may name a hold that went meanwhile.
    private static bool IsCurrent(IFlowGate gate, long version)
    {
        try
        {
            return gate.LatchVersion == version;
        }
        catch (Exception) // it can't be reached: it is asked again when it answers again
        {
            return false;
        }
    }

    // A gate that obeys another control room lets nothing go: one hold says so, and not one more with every answer.
    // That one also keeps it when it obeys at last.
    private bool IsKept(ServerFlow flow, ImmutableArray<HoldId> unknown)
    {
        lock (state.Sync)
        {
            return flow.Kept is { } kept && state.Holds.Find(kept.Keeper) is not null
                && (flow.Line == ControlLine.Fenced || unknown.All(hold => kept.Unknown.Contains(hold)));
        }
    }

    private void Adopt(GateTarget target, ImmutableArray<HoldId> unknown)
    {
        string name = target.Flow.Definition.Name;
        lock (state.Sync)
            state.Reserve_NeedsLock(unknown.MaxBy(static id => id.Value));
        Hold keeper = killSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Lease, HaltScope.Server(name), HaltMode.Block, s_self,
            $"The gate of {name} carries {string.Join(", ", unknown)}, which this control room does not know: it was " +
            "taken before a restart and never reached the disk.", state.Log.Timestamp)).Hold;
        lock (state.Sync)
            target.Flow.Kept = (keeper.Id, unknown);
        GateFan.Latch([target], keeper);
        if (target.Fault is not null)
            return; // nothing is taken from a gate that may not have got the keeper
        TakeAway(target, unknown);
    }

    private void TakeAway(GateTarget target, ImmutableArray<HoldId> unknown)
    {
        foreach (HoldId hold in unknown)
            GateFan.Unlatch([target], hold, state.Controller);
    }
}
