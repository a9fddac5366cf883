namespace Ops.Telemetry.Model;

/// <summary>What the venue says happened to an order it knows.</summary>
public enum DropCopyKind : byte
{
    /// <summary>Not set; never valid.</summary>
    None = 0,

    /// <summary>It received a new order. Quantity is the order's.</summary>
    Received = 1,

    /// <summary>It accepted the order.</summary>
    Accepted = 2,

    /// <summary>It executed Quantity shares of the order.</summary>
    Filled = 3,

    /// <summary>It refused the order. Quantity is what was refused.</summary>
    Rejected = 4,

    /// <summary>The rest of the order is gone. Quantity is what was left.</summary>
    Cancelled = 5,

    /// <summary>It received a request to cancel the order.</summary>
    CancelReceived = 6,

    /// <summary>It refused a request to cancel.</summary>
    CancelRejected = 7,

    /// <summary>
    /// It was asked to state what is open. Quantity is how many <see cref="Open"/> messages follow at once, 0 included;
    /// no order is meant. What they do not name has ended.
    /// </summary>
    Statement = 8,

    /// <summary>Part of a statement: the order is open. Quantity is what is left of it.</summary>
    Open = 9,
}
