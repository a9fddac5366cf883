namespace Ops.Telemetry.Contracts;

/// <summary>State of one server's flow as the control side knows it.</summary>
public enum FlowState
{
    /// <summary>No hold covers it: new orders and cancels leave.</summary>
    Flowing = 0,

    /// <summary>A hold covers it and its gate is latched; its acknowledgement is awaited.</summary>
    Halting = 1,

    /// <summary>Latched and acknowledged: no new order leaves, cancels may.</summary>
    Halted = 2,

    /// <summary>
    /// The acknowledgement is overdue, or orders came after it: the gate is severed and somebody must look.
    /// </summary>
    Unconfirmed = 3,

    /// <summary>The last hold is gone; the gate's word that it is open is awaited.</summary>
    Releasing = 4,

    /// <summary>The server has left the fleet.</summary>
    Absent = 5,

    /// <summary>
    /// No hold covers it, and its gate has not said to this control room that it is open: it may be shut by what a
    /// former one left, or by itself.
    /// </summary>
    Blind = 6,
}
