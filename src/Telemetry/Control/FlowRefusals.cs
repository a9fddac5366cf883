using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>Why a pair of state and event is impossible: one sentence for each pair that is not a transition.</summary>
internal static class FlowRefusals
{
    /// <summary>The sentence for a pair.</summary>
    /// <param name="state">The state.</param>
    /// <param name="what">The event.</param>
    /// <returns>The sentence.</returns>
    public static string Why(FlowState state, FlowEvent what) => (state, what) switch
    {
        (FlowState.Flowing, FlowEvent.Acknowledged) => "A flowing server has no halt to acknowledge.",
        (FlowState.Flowing, FlowEvent.DeadlinePassed) => "A flowing server owes no acknowledgement.",
        (FlowState.Flowing, FlowEvent.LeakSeen) => "Orders of a flowing server are no leak.",
        (FlowState.Flowing, FlowEvent.LastHoldRemoved) => "A flowing server has no hold to lose.",
        (FlowState.Flowing, FlowEvent.GateOpened) => "A flowing server's gate is known to be open.",

        (FlowState.Halting, FlowEvent.LeakSeen) => "There is no leak before the halt was acknowledged.",
        (FlowState.Halting, FlowEvent.GateOpened) => "A gate can't open while a hold covers its server.",

        (FlowState.Halted, FlowEvent.Acknowledged) => "The halt is acknowledged; later answers only carry open orders.",
        (FlowState.Halted, FlowEvent.DeadlinePassed) => "A halted server has acknowledged; no deadline runs.",
        (FlowState.Halted, FlowEvent.GateOpened) => "A halted server's gate can't open without a release.",

        (FlowState.Unconfirmed, FlowEvent.DeadlinePassed) => "The deadline passed before; the gate is severed.",
        (FlowState.Unconfirmed, FlowEvent.GateOpened) => "A severed gate can't open without a release.",

        (FlowState.Releasing, FlowEvent.Acknowledged) => "The last hold is gone; a latched answer is an old one.",
        (FlowState.Releasing, FlowEvent.DeadlinePassed) => "A release has no deadline: a gate that stays shut is safe.",
        (FlowState.Releasing, FlowEvent.LeakSeen) => "Orders after a release are no leak.",
        (FlowState.Releasing, FlowEvent.LastHoldRemoved) => "The last hold of a server under release is gone already.",

        (FlowState.Absent, FlowEvent.HoldAdded) => "An absent server has no flow to stop; the hold awaits its return.",
        (FlowState.Absent, FlowEvent.Acknowledged) => "An absent server can't acknowledge.",
        (FlowState.Absent, FlowEvent.DeadlinePassed) => "An absent server owes no acknowledgement.",
        (FlowState.Absent, FlowEvent.LeakSeen) => "An absent server can't leak.",
        (FlowState.Absent, FlowEvent.LastHoldRemoved) => "An absent server has no flow to release.",
        (FlowState.Absent, FlowEvent.GateOpened) => "An absent server has no gate to open.",
        (FlowState.Absent, FlowEvent.Left) => "An absent server can't leave.",

        _ => throw new ArgumentOutOfRangeException(nameof(what), $"{state} and {what} are no state and event."),
    };
}
