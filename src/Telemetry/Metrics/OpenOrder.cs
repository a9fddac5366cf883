using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>One open child order: a slot of the table, free while its number is 0.</summary>
internal struct OpenOrder
{
    /// <summary>The venue answered, with an acceptance or a fill.</summary>
    public const byte Acknowledged = 1;

    /// <summary>A cancel is on its way.</summary>
    public const byte CancelSent = 2;

    public long Number;
    public long Parent;
    public long LimitTicks;
    public long SentAt;
    public int Quantity;
    public int Leaves;
    public int Symbol;
    public Side Side;
    public byte Flags;

    /// <summary>Shares left for which no cancel was requested.</summary>
    public readonly int Live
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Leaves & (((Flags & CancelSent) >> 1) - 1);
    }

    /// <summary>Takes what an event takes from what is left.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="quantity">Shares the event names.</param>
    /// <returns>Shares taken.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(OrderEventKind kind, int quantity)
    {
        int leaves = Leaves;
        int wanted = KindBits.In(kind, KindBits.Ends) != 0 ? leaves : quantity;
        int taken = Math.Min(leaves, wanted) & -KindBits.In(kind, KindBits.Takes);
        Leaves = leaves - taken;
        return taken;
    }

    /// <summary>Notes what an event says of acknowledgement and cancel.</summary>
    /// <param name="kind">What happened.</param>
    /// <returns>1 when it is the first answer, else 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Mark(OrderEventKind kind)
    {
        int flags = Flags;
        int answered = KindBits.In(kind, KindBits.Acknowledges);
        int raised = answered | (KindBits.In(kind, KindBits.CancelSent) << 1);
        Flags = (byte)((flags | raised) & ~(KindBits.In(kind, KindBits.CancelRejected) << 1));
        return answered & ~flags;
    }
}
