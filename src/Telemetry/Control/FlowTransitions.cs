using Ops.Telemetry.Contracts;
using static Ops.Telemetry.Control.FlowTransition;

namespace Ops.Telemetry.Control;

/// <summary>
/// The whole life of one server's flow as one pure list. Whoever raises an event has established it from facts: that a
/// hold covers the server, that an acknowledgement answers to the latch in force. A pair that is not on the list can't
/// happen in a correct program; it leaves the state alone and says so in a sentence of its own.
/// </summary>
internal static class FlowTransitions
{
    /// <summary>Applies one event.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="what">What happened.</param>
    /// <returns>The state after and what must be done, or why the pair is impossible.</returns>
    public static FlowTransition Apply(FlowState state, FlowEvent what) => (state, what) switch
    {
        (FlowState.Flowing, FlowEvent.HoldAdded) => To(FlowState.Halting),
        (FlowState.Halting, FlowEvent.HoldAdded) => To(FlowState.Halting), // latched: the same answer is awaited
        (FlowState.Halted, FlowEvent.HoldAdded) => To(FlowState.Halted), // proven: the gate never opened between
        (FlowState.Unconfirmed, FlowEvent.HoldAdded) => To(FlowState.Unconfirmed), // another hold is no proof
        (FlowState.Releasing, FlowEvent.HoldAdded) => To(FlowState.Halting),

        (FlowState.Halting, FlowEvent.Acknowledged) => To(FlowState.Halted),
        (FlowState.Unconfirmed, FlowEvent.Acknowledged) => To(FlowState.Halted), // stays severed until its release

        (FlowState.Halting, FlowEvent.DeadlinePassed) => To(FlowState.Unconfirmed, severs: true),

        (FlowState.Halted, FlowEvent.LeakSeen) => To(FlowState.Unconfirmed, severs: true),
        (FlowState.Unconfirmed, FlowEvent.LeakSeen) => To(FlowState.Unconfirmed, severs: true), // again costs nothing

        (FlowState.Halting, FlowEvent.LastHoldRemoved) => To(FlowState.Releasing, restores: true),
        (FlowState.Halted, FlowEvent.LastHoldRemoved) => To(FlowState.Releasing, restores: true),
        (FlowState.Unconfirmed, FlowEvent.LastHoldRemoved) => To(FlowState.Releasing, restores: true),

        (FlowState.Releasing, FlowEvent.GateOpened) => To(FlowState.Flowing),

        (not FlowState.Absent, FlowEvent.Left) => To(FlowState.Absent),
        (_, FlowEvent.JoinedCovered) => To(FlowState.Halting), // born halted
        (_, FlowEvent.JoinedFree) => To(FlowState.Flowing),

        _ => Refuse(state, FlowRefusals.Why(state, what)),
    };
}
