using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>One open child order: a slot of the table, free while its number is 0.</summary>
internal struct OpenOrder
{
    /// <summary>The venue answered, with an acceptance or a fill.</summary>
    public const int Acknowledged = 1;

    /// <summary>A cancel is on its way.</summary>
    public const int CancelSent = 2;

    // What an answer touches comes first, so that it is in one cache line.
    public long Number;
    public long LimitTicks;
    public int Leaves;
    public int Flags;
    public long SentAt;
    public long Parent;
    public int Quantity;
    public ushort Symbol;
    public Side Side;

    /// <summary>
    /// Notes what an event says of the order, without a branch: on mixed flow a processor guesses wrong what the next
    /// event is.
    /// </summary>
    /// <param name="item">The event.</param>
    /// <param name="unacknowledged">Orders without an answer, to count down.</param>
    /// <param name="notional">Open notional, to take from.</param>
    /// <returns>By how much it changed what the order's parent has committed: executed and live shares.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Answer(in OrderEvent item, ref int unacknowledged, ref long notional)
    {
        OrderEventKind kind = item.Kind;
        int leaves = Leaves;
        int flags = Flags;
        int filled = item.Quantity & -KindBits.In(kind, KindBits.Filled);
        int rest = leaves - (filled | (leaves & -KindBits.In(kind, KindBits.Ends)));
        int left = rest & ~(rest >> 31); // never less than none
        int answered = KindBits.In(kind, KindBits.Acknowledges);
        int raised = flags | answered | (KindBits.In(kind, KindBits.CancelSent) << 1);
        int after = raised & ~(KindBits.In(kind, KindBits.CancelRejected) << 1);
        Leaves = left;
        Flags = after;
        unacknowledged -= answered & ~flags;
        notional -= LimitTicks * (leaves - left);
        return filled + Live(left, after) - Live(leaves, flags);
    }

    /// <summary>Shares left for which no cancel was requested.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Live(int leaves, int flags) => leaves & (((flags & CancelSent) >> 1) - 1);
}
