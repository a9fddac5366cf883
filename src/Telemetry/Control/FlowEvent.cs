namespace Ops.Telemetry.Control;

/// <summary>What can happen to one server's flow.</summary>
internal enum FlowEvent
{
    /// <summary>A hold that covers it was taken.</summary>
    HoldAdded = 0,

    /// <summary>Its gate acknowledged the latch.</summary>
    Acknowledged = 1,

    /// <summary>The acknowledgement is overdue.</summary>
    DeadlinePassed = 2,

    /// <summary>A new order was seen after the stop.</summary>
    LeakSeen = 3,

    /// <summary>The last hold that covered it was released.</summary>
    LastHoldRemoved = 4,

    /// <summary>Its gate says that it is open.</summary>
    GateOpened = 5,

    /// <summary>It left the fleet.</summary>
    Left = 6,

    /// <summary>It joined while a hold covers it.</summary>
    JoinedCovered = 7,

    /// <summary>It joined while no hold covers it.</summary>
    JoinedFree = 8,

    /// <summary>Its gate is latched and every sender was seen out of the way.</summary>
    Quieted = 9,

    /// <summary>A hold wants its open orders cancelled.</summary>
    CancelsAsked = 10,

    /// <summary>It says that nothing of it is open any more.</summary>
    ServerDrained = 11,

    /// <summary>The drop copy proves that nothing new arrives and nothing that was to go is left.</summary>
    VenueSilent = 12,

    /// <summary>The proof is overdue.</summary>
    ProofOverdue = 13,

    /// <summary>What was proven can't be watched any more.</summary>
    ProofLost = 14,

    /// <summary>Cancels were repeated as often as the schedule says, and orders are still open.</summary>
    CancelsFailed = 15,
}
