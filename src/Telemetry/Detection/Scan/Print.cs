using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// What has been seen of orders of one lot (instrument, side and size) and of the last price among them: a slot of
/// <see cref="PrintTable"/>, as long as a cache line. An array begins in the middle of one: what every order asks comes
/// first, so that it lies in a single line all the same.
/// </summary>
internal struct Print
{
    /// <summary>Fingerprint of the lot; 0 while the slot is free.</summary>
    public ulong Lot;

    /// <summary>When the last order left.</summary>
    public long LastAt;

    /// <summary>Price of the last order.</summary>
    public long Price;

    /// <summary>Number of the last order.</summary>
    public long Order;

    /// <summary>When the count of lots began.</summary>
    public long LotsSince;

    /// <summary>Orders of the lot in its window.</summary>
    public int Lots;

    /// <summary>Repeats of the order, lot and price, in their window.</summary>
    public ushort Repeats;

    /// <summary>Those of them that no parent explains.</summary>
    public ushort Unexplained;

    /// <summary>Parent of the last order.</summary>
    public long Parent;

    /// <summary>When the count of repeats began.</summary>
    public long RepeatsSince;

    /// <summary>Fingerprint of a lot.</summary>
    /// <param name="item">The order.</param>
    /// <returns>64 bits, never 0, different for different lots of fewer than 2^30 instruments.</returns>
    public static ulong LotOf(in OrderEvent item) => unchecked(
        (((ulong)(uint)item.Quantity << 32) | ((ulong)(uint)item.SymbolIndex << 2) | (ulong)item.Side)
        * 0x9E37_79B9_7F4A_7C15UL);

    /// <summary>One more, as far as it can be counted.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The next.</returns>
    public static ushort Next(ushort count) => count == ushort.MaxValue ? count : (ushort)(count + 1);
}
