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

    /// <summary>A new order was seen after the acknowledgement.</summary>
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
}
