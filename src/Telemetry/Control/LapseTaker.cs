using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// A gate says that it halted itself because no control room spoke to it. The control room that hears this takes a hold
/// of kind lease, so that two people must release it, and then the gate's own stop is in that hold's keeping.
/// </summary>
/// <param name="state">The facts.</param>
/// <param name="killSwitch">Takes the hold.</param>
internal sealed class LapseTaker(ControlState state, IKillSwitch killSwitch)
{
    private static readonly Actor s_self = new(ActorKind.Watchdog, "lease");

    /// <summary>Takes over.</summary>
    /// <param name="flow">The server.</param>
    public void Take(ServerFlow flow)
    {
        if (flow.Gate is not { } gate || Hold(flow) is not { } hold)
            return;
        try
        {
            gate.Latch(hold.Id, hold.Mode); // it may have been out of reach when the hold was taken
            gate.KeepLapse(hold.Id, state.Controller);
            if (!Stands(hold)) // released meanwhile: its unlatch may have come before this latch
                gate.Unlatch(hold.Id, state.Controller);
        }
        catch (Exception fault) // it stays halted by itself, and says so again at its next tick
        {
            state.Log.Note("gate-fault", flow.Definition.Name, $"The gate threw at its lapse: {fault.Message}");
        }
    }

    private bool Stands(Hold hold)
    {
        lock (state.Sync)
            return state.Holds.Find(hold.Id) is not null;
    }

    private Hold? Hold(ServerFlow flow)
    {
        lock (state.Sync)
        {
            Hold? standing = state.Holds.Covering(flow.Definition)
                .FirstOrDefault(static hold => hold.Kind == HoldKind.Lease);
            if (standing is not null)
                return state.IsBeingTaken_NeedsLock(standing.Id) ? null : standing;
        }
        string heard = flow.LastAck?.HeardBefore is { } silence
            ? string.Create(CultureInfo.InvariantCulture, $" for {silence.TotalSeconds:0.0} s") : "";
        return killSwitch.Halt(new HaltCommand(
            Guid.NewGuid(), HoldKind.Lease, HaltScope.Server(flow.Definition.Name), HaltMode.Block, s_self,
            $"{flow.Definition.Name} heard no control room{heard} and halted itself.", state.Log.Timestamp)).Hold;
    }
}
