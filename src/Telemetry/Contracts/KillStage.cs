namespace Ops.Telemetry.Contracts;

/// <summary>
/// Where the stop of one server stands: the life of a kill from the request to the proof, and every way in which it can
/// fail. <see cref="FlowState"/> is this, told more coarsely. The numbers are part of the journal's words.
/// </summary>
public enum KillStage
{
    /// <summary>Nothing stops it.</summary>
    Flowing = 0,

    /// <summary>A stop was requested; its gate is being latched, or a sender has not cleared its slot.</summary>
    Requested = 1,

    /// <summary>
    /// Latched, and every sender was seen out of the way: the block clock stands. Its answer is awaited.
    /// </summary>
    Blocked = 2,

    /// <summary>The server's own thread answered; its open orders stay at the venue.</summary>
    Acknowledged = 3,

    /// <summary>It answered, and cancels of its open orders are out.</summary>
    Cancelling = 4,

    /// <summary>
    /// The server says that nothing of it is open: the drain clock stands. Its word is not yet proof.
    /// </summary>
    Drained = 5,

    /// <summary>The venue's drop copy proves it: nothing new arrives, and nothing that was to go is left.</summary>
    ProvenSilent = 6,

    /// <summary>
    /// It answered, and the venue's drop copy is blind or contradicts it: somebody must look. Nothing is claimed.
    /// </summary>
    NotProven = 7,

    /// <summary>No answer in time: its gate is severed.</summary>
    Unconfirmed = 8,

    /// <summary>Orders came after the stop: its gate is severed.</summary>
    Leaking = 9,

    /// <summary>
    /// It never answered, or leaked, and was severed; since then the drop copy proves that nothing new arrives.
    /// </summary>
    SilentUnconfirmed = 10,

    /// <summary>The last hold is gone; the gate's word that it is open is awaited.</summary>
    Releasing = 11,

    /// <summary>It has left the fleet.</summary>
    Absent = 12,

    /// <summary>
    /// Nothing stops it that is known here, and its gate has not said that it is open. Published only; an answer makes
    /// it flowing, or brings the hold to light that keeps it shut.
    /// </summary>
    Blind = 13,
}
