using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>Why a pair of stage and event is impossible: one sentence for each pair that is not a transition.</summary>
internal static class FlowRefusals
{
    /// <summary>The sentence for a pair.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="what">The event.</param>
    /// <returns>The sentence.</returns>
    public static string Why(KillStage stage, FlowEvent what) => $"{Whose(stage)} {Lacks(what)}.";

    private static string Whose(KillStage stage) => stage switch
    {
        KillStage.Flowing => "A flowing server",
        KillStage.Requested => "A server whose stop was just requested",
        KillStage.Blocked => "A blocked server that has not answered",
        KillStage.Acknowledged => "A server that has acknowledged its halt",
        KillStage.Cancelling => "A halted server whose cancels are out",
        KillStage.Drained => "A halted and drained server",
        KillStage.ProvenSilent => "A server that is proven silent",
        KillStage.NotProven => "A halted server without proof",
        KillStage.Unconfirmed => "A severed server that never answered",
        KillStage.Leaking => "A severed server that leaked",
        KillStage.SilentUnconfirmed => "A severed server that fell silent",
        KillStage.Releasing => "A server under release",
        KillStage.Absent => "An absent server",
        KillStage.Blind => "A server whose gate has not answered",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "There is no such stage."),
    };

    private static string Lacks(FlowEvent what) => what switch
    {
        FlowEvent.HoldAdded => "has no flow to stop; the hold awaits its return",
        FlowEvent.Acknowledged => "owes no acknowledgement that would prove anything",
        FlowEvent.DeadlinePassed => "owes no acknowledgement, so no deadline for one runs",
        FlowEvent.LeakSeen => "was promised to nobody: its orders are no leak",
        FlowEvent.LastHoldRemoved => "has no hold to lose",
        FlowEvent.GateOpened => "has no gate that could open now",
        FlowEvent.Left => "can't leave",
        FlowEvent.Quieted => "has no latch whose senders are waited for",
        FlowEvent.CancelsAsked => "has nothing to cancel for a hold",
        FlowEvent.ServerDrained => "has no drain that its word could end",
        FlowEvent.VenueSilent => "has no stop that silence could prove yet",
        FlowEvent.ProofOverdue => "has no deadline for a proof",
        FlowEvent.ProofLost => "has no proof to lose",
        FlowEvent.CancelsFailed => "has no cancels that could fail",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "There is no such event."),
    };
}
