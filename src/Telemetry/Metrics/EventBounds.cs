using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// The smallest and largest value of every field over a slice. An event is exactly one vector of 64 bytes, so that a
/// few vector operations per event answer whether the whole slice can be true; only a slice that may not be is looked
/// at event by event. It says no also to slices that are all right, such as one with a refused malformed order; never
/// the reverse.
/// </summary>
internal readonly ref struct EventBounds
{
    // Where a field is in the vector: the struct is laid out in sequence and its size is part of the recording format.
    private const int FeedAt = 0;
    private const int SendAt = 1;
    private const int TimeAt = 2;
    private const int OrderAt = 3;
    private const int QuantityAt = 12;
    private const int SymbolAt = 13;
    private const int ServerAt = 28;
    private const int KindAt = 58;
    private const int SideAt = 59;

    private readonly Vector512<long> _leastLongs;
    private readonly Vector512<long> _mostLongs;
    private readonly Vector512<int> _leastInts;
    private readonly Vector512<int> _mostInts;
    private readonly Vector512<byte> _leastBytes;
    private readonly Vector512<byte> _mostBytes;
    private readonly long _unnumbered;
    private readonly long _outOfStep;

    /// <summary>Looks at a slice.</summary>
    /// <param name="events">The events, at least one.</param>
    public EventBounds(ReadOnlySpan<OrderEvent> events)
    {
        Vector512<long> leastLongs = Vector512.Create(long.MaxValue);
        Vector512<long> mostLongs = Vector512.Create(long.MinValue);
        Vector512<int> leastInts = Vector512.Create(int.MaxValue);
        Vector512<int> mostInts = Vector512.Create(int.MinValue);
        Vector512<byte> leastBytes = Vector512.Create(byte.MaxValue);
        Vector512<byte> mostBytes = Vector512<byte>.Zero;
        long unnumbered = 0;
        long outOfStep = 0;
        long expected = events[0].FeedSequence;
        foreach (ref readonly OrderEvent item in events)
        {
            Vector512<long> fields = Unsafe.As<OrderEvent, Vector512<long>>(ref Unsafe.AsRef(in item));
            leastLongs = Vector512.Min(leastLongs, fields);
            mostLongs = Vector512.Max(mostLongs, fields);
            leastInts = Vector512.Min(leastInts, fields.AsInt32());
            mostInts = Vector512.Max(mostInts, fields.AsInt32());
            leastBytes = Vector512.Min(leastBytes, fields.AsByte());
            mostBytes = Vector512.Max(mostBytes, fields.AsByte());
            // Not 0 when a child order without a number is among the kinds that must name one.
            unnumbered |= (item.OrderNumber - 1) >> 63 & ~KindBits.In(item.Kind, KindBits.Unnumbered) & 1;
            outOfStep |= item.FeedSequence ^ expected++;
        }
        (_leastLongs, _mostLongs) = (leastLongs, mostLongs);
        (_leastInts, _mostInts) = (leastInts, mostInts);
        (_leastBytes, _mostBytes) = (leastBytes, mostBytes);
        (_unnumbered, _outOfStep) = (unnumbered, outOfStep);
    }

    /// <summary>The largest number of a new order; 0 without one.</summary>
    public long LastSend => _mostLongs[SendAt];

    /// <summary>Whether the numbers follow each other from a first one.</summary>
    /// <param name="first">The number expected first.</param>
    /// <returns>Whether nothing was skipped or repeated.</returns>
    public bool AreNumberedFrom(long first) => _outOfStep == 0 && _leastLongs[FeedAt] == first;

    /// <summary>Whether every event can be true.</summary>
    /// <param name="server">The server they must belong to.</param>
    /// <param name="lastSymbol">The last instrument of the universe.</param>
    /// <param name="latest">The latest time.</param>
    /// <returns>Whether a closer look is needless.</returns>
    public bool AreTrueFor(ushort server, long lastSymbol, long latest) =>
        _unnumbered == 0
        && _leastLongs[OrderAt] >= 0
        && _leastLongs[TimeAt] >= 0 && _mostLongs[TimeAt] <= latest
        && _leastInts[QuantityAt] >= 1
        && _leastInts[SymbolAt] >= 0 && _mostInts[SymbolAt] <= lastSymbol
        && Server(_leastBytes) == server && Server(_mostBytes) == server
        && _leastBytes[KindAt] >= (int)OrderEventKind.ParentReceived
        && _mostBytes[KindAt] <= (int)OrderEventKind.Allocated
        && _leastBytes[SideAt] >= (int)Side.Buy && _mostBytes[SideAt] <= (int)Side.Sell;

    private static ushort Server(Vector512<byte> bytes) => bytes.AsUInt16()[ServerAt];
}
