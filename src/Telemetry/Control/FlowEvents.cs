namespace Ops.Telemetry.Control;

/// <summary>What events are in the words of a ticket.</summary>
internal static class FlowEvents
{
    /// <summary>An event in words.</summary>
    /// <param name="what">The event.</param>
    /// <returns>A sentence.</returns>
    public static string Words(this FlowEvent what) => what switch
    {
        FlowEvent.HoldAdded => "A hold that stops it was taken.",
        FlowEvent.Quieted => "Its gate is latched, and every sender was seen out of the way.",
        FlowEvent.Acknowledged => "Its own sending thread answered.",
        FlowEvent.DeadlinePassed => "It did not answer in time; its gate was severed.",
        FlowEvent.CancelsAsked => "Cancels of its open orders were asked for.",
        FlowEvent.ServerDrained => "It says that nothing of it is open.",
        FlowEvent.VenueSilent => "The venue's drop copy shows nothing new, and nothing left that was to go.",
        FlowEvent.ProofOverdue => "The proof is overdue.",
        FlowEvent.ProofLost => "What was proven can't be watched any more.",
        FlowEvent.CancelsFailed => "The cancels failed; its gate was severed.",
        FlowEvent.LeakSeen => "Orders came after the stop; its gate was severed.",
        FlowEvent.LastHoldRemoved => "The last hold was released.",
        FlowEvent.GateOpened => "Its gate says that it is open.",
        FlowEvent.Left => "It left the fleet.",
        FlowEvent.JoinedCovered => "It joined under a hold, born halted.",
        FlowEvent.JoinedFree => "It joined, and no hold covers it.",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "There is no such event."),
    };
}
