using Ops.Telemetry.Contracts;
using static Ops.Telemetry.Contracts.KillStage;
using static Ops.Telemetry.Control.FlowTransition;

namespace Ops.Telemetry.Control;

/// <summary>
/// The whole life of one server's flow, and of the stop of it, as one pure list. Whoever raises an event has
/// established it from facts: that a hold covers the server, that an acknowledgement answers to the latch in force,
/// that the venue's drop copy was heard. A pair that is not on the list can't happen in a correct program; it leaves
/// the stage alone and says so in a sentence of its own.
/// </summary>
internal static class FlowTransitions
{
    /// <summary>Applies one event.</summary>
    /// <param name="stage">The stage before.</param>
    /// <param name="what">What happened.</param>
    /// <returns>The stage after and what must be done, or why the pair is impossible.</returns>
    public static FlowTransition Apply(KillStage stage, FlowEvent what) => (stage, what) switch
    {
        (Flowing or Releasing, FlowEvent.HoldAdded) => To(Requested),
        (not Absent, FlowEvent.HoldAdded) => To(stage), // latched: another hold neither proves nor disproves

        (Requested, FlowEvent.Quieted) => To(Blocked),
        (not (Flowing or Releasing or Absent), FlowEvent.Quieted) => To(stage),

        (Requested or Blocked, FlowEvent.Acknowledged) => To(Acknowledged),
        (Unconfirmed, FlowEvent.Acknowledged) => To(Acknowledged), // stays severed until its release
        (SilentUnconfirmed, FlowEvent.Acknowledged) => To(ProvenSilent),
        (Requested or Blocked, FlowEvent.DeadlinePassed) => To(Unconfirmed, severs: true),

        (Acknowledged or ProvenSilent, FlowEvent.CancelsAsked) => To(Cancelling), // another proof: nothing left
        (not (Flowing or Releasing or Absent), FlowEvent.CancelsAsked) => To(stage),
        (Acknowledged or Cancelling, FlowEvent.ServerDrained) => To(Drained),
        (Drained or ProvenSilent or NotProven, FlowEvent.ServerDrained) => To(stage),
        (Unconfirmed or Leaking or SilentUnconfirmed, FlowEvent.ServerDrained) => To(stage),
        (Cancelling or NotProven, FlowEvent.CancelsFailed) => To(NotProven, severs: true),

        (Acknowledged or Cancelling or Drained or NotProven, FlowEvent.VenueSilent) => To(ProvenSilent),
        (Unconfirmed or Leaking, FlowEvent.VenueSilent) => To(SilentUnconfirmed), // its own word is still missing
        (Acknowledged or Cancelling or Drained, FlowEvent.ProofOverdue) => To(NotProven),
        (ProvenSilent, FlowEvent.ProofLost) => To(NotProven),
        (SilentUnconfirmed, FlowEvent.ProofLost) => To(Unconfirmed),

        (Acknowledged or Cancelling or Drained or ProvenSilent or NotProven, FlowEvent.LeakSeen) =>
            To(Leaking, severs: true),
        (Unconfirmed or Leaking or SilentUnconfirmed, FlowEvent.LeakSeen) => To(Leaking, severs: true),

        (not (Flowing or Releasing or Absent), FlowEvent.LastHoldRemoved) => To(Releasing, restores: true),
        (Releasing, FlowEvent.GateOpened) => To(Flowing),

        (not Absent, FlowEvent.Left) => To(Absent),
        (_, FlowEvent.JoinedCovered) => To(Requested), // born halted
        (_, FlowEvent.JoinedFree) => To(Flowing),

        _ => Refuse(stage, FlowRefusals.Why(stage, what)),
    };
}
