namespace Ops.Telemetry.Model;

/// <summary>What happened to an order. The numbers are part of the recording format and never change.</summary>
public enum OrderEventKind : byte
{
    /// <summary>Not set; never valid.</summary>
    None = 0,

    /// <summary>
    /// A client's parent order arrived at the server. Quantity is the parent's, price its limit or 0.
    /// </summary>
    ParentReceived = 1,

    /// <summary>A child order left through the gate. Only the gate makes this event.</summary>
    Sent = 2,

    /// <summary>The venue accepted the child order.</summary>
    Accepted = 3,

    /// <summary>The venue executed Quantity shares of the child order at Price.</summary>
    Filled = 4,

    /// <summary>The venue refused the child order. Quantity is what was refused, Price the order's limit.</summary>
    Rejected = 5,

    /// <summary>The rest of the child order is gone. Quantity is what was left, Price the order's limit.</summary>
    Cancelled = 6,

    /// <summary>A cancel request for the child order left through the gate.</summary>
    CancelSent = 7,

    /// <summary>
    /// The gate refused a new child order. It never left. Aux carries the <see cref="Contracts.GateRefusal"/>.
    /// </summary>
    Refused = 8,

    /// <summary>The venue refused a cancel request.</summary>
    CancelRejected = 9,

    /// <summary>
    /// A filled parent was handed to its client: Quantity shares leave the firm's position at Price. Side is the
    /// parent's side. Not an execution.
    /// </summary>
    Allocated = 10,
}
