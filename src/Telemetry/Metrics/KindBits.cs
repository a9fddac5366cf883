using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>Sets of event kinds, one bit for each kind, so that a stage can ask without a branch.</summary>
internal static class KindBits
{
    public const int ParentReceived = 1 << (int)OrderEventKind.ParentReceived;
    public const int Sent = 1 << (int)OrderEventKind.Sent;
    public const int Filled = 1 << (int)OrderEventKind.Filled;
    public const int CancelSent = 1 << (int)OrderEventKind.CancelSent;
    public const int CancelRejected = 1 << (int)OrderEventKind.CancelRejected;
    public const int Allocated = 1 << (int)OrderEventKind.Allocated;

    /// <summary>The order is gone after it.</summary>
    public const int Ends = (1 << (int)OrderEventKind.Rejected) | (1 << (int)OrderEventKind.Cancelled);

    /// <summary>It takes from what the order has left.</summary>
    public const int Takes = Filled | Ends;

    /// <summary>The venue has answered the order.</summary>
    public const int Acknowledges = Takes | (1 << (int)OrderEventKind.Accepted);

    /// <summary>It is about an order that left before.</summary>
    public const int Answers = Acknowledges | CancelSent | CancelRejected;

    /// <summary>It counts for a parent.</summary>
    public const int Parents = ParentReceived | Sent | Takes | CancelSent | CancelRejected;

    /// <summary>It moves a position.</summary>
    public const int Trades = Filled | Allocated;

    /// <summary>It need not name a child order.</summary>
    public const int Unnumbered = ParentReceived | Allocated | (1 << (int)OrderEventKind.Refused);

    /// <summary>Whether a kind is in a set.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="bits">The set.</param>
    /// <returns>1 or 0.</returns>
    public static int In(OrderEventKind kind, int bits) => (bits >> (int)kind) & 1;
}
