using System.Globalization;
using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Looks at every event before anything counts it: numbers that were skipped are counted as missed, numbers at or below
/// the last are left out and counted as repeated, and an event that can't be true is poison. Nothing of a slice with
/// poison is applied.
/// </summary>
internal sealed class SequenceCheck
{
    private const long LatestNanoseconds = 7 * 24 * 3_600 * MarketTime.NanosecondsPerSecond;

    /// <summary>Kinds that must have a quantity and a side.</summary>
    private const long OrderBits = 0b110_1111_1110;

    /// <summary>Kinds that are about a child order and name it.</summary>
    private const long NumberedBits = 0b010_1111_1100;

    private readonly ushort _server;
    private readonly long _lastSymbol;
    private OrderBatch? _kept;

    /// <summary>A check for one server that has seen nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="symbols">Instruments of the universe.</param>
    public SequenceCheck(ServerId server, int symbols) => (_server, _lastSymbol) = (server.Index, symbols - 1);

    /// <summary>Number of the last event.</summary>
    public long Last { get; private set; }

    /// <summary>Number of the last new order.</summary>
    public long LastSend { get; private set; }

    /// <summary>Time of the last event.</summary>
    public long LastEventAt { get; private set; } = ReadingFigures.NoEvent;

    /// <summary>Numbers that never came.</summary>
    public long Missed { get; private set; }

    /// <summary>Events left out.</summary>
    public long Repeated { get; private set; }

    /// <summary>Time of the event that showed the last gap.</summary>
    public long LastGapAt { get; private set; } = ReadingFigures.NoEvent;

    /// <summary>Checks a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <returns>The events to apply, valid until the next call.</returns>
    /// <exception cref="InvalidDataException">An event can't be true; the message names it.</exception>
    public EventSlice Check(EventSlice slice)
    {
        ReadOnlySpan<OrderEvent> events = slice.Events;
        if (events.Length == 0)
            return slice;
        var bounds = new EventBounds(events);
        if (!bounds.AreNumberedFrom(Last + 1) || !bounds.AreTrueFor(_server, _lastSymbol, LatestNanoseconds))
            return CheckOneByOne(slice);
        Note(events[^1], Math.Max(LastSend, bounds.LastSend));
        return slice;
    }

    /// <summary>A heartbeat says that the end of the feed was lost: a gap like any other, known before the next
    /// event.</summary>
    /// <param name="last">Number of the last event, lost.</param>
    /// <param name="lastSend">Number of the last new order, lost or not.</param>
    /// <param name="now">Market time, in nanoseconds.</param>
    public void NoteLostEnd(long last, long lastSend, long now)
    {
        if (last <= Last)
            return;
        Missed += last - Last;
        (Last, LastGapAt) = (last, now);
        LastSend = Math.Max(LastSend, lastSend);
    }

    /// <summary>Checks one event that is expected to be the next, and notes it.</summary>
    /// <param name="item">The event.</param>
    /// <returns>False when it is not the next or can't be true; it is not noted then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNext(in OrderEvent item)
    {
        if (item.FeedSequence != Last + 1 || Truth(item) < 0)
            return false;
        Note(item, Math.Max(LastSend, item.SendSequence));
        return true;
    }

    /// <summary>
    /// Negative when an event can't be true. Each term is negative when its condition is broken, and a sign survives
    /// the union: no branch, because it runs for every event and kinds alternate unpredictably.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Truth(in OrderEvent item)
    {
        long kind = (long)item.Kind;
        long side = (long)item.Side;
        // A refused order may be malformed: that is why it was refused.
        long order = ((item.Quantity - 1L) | (side - 1) | (2 - side)) & -((OrderBits >> (int)kind) & 1L);
        long number = (item.OrderNumber - 1) & -((NumberedBits >> (int)kind) & 1L);
        long symbol = item.SymbolIndex;
        return (kind - 1) | (10 - kind) | symbol | (_lastSymbol - symbol)
            | item.TimeNanoseconds | (LatestNanoseconds - item.TimeNanoseconds)
            | -(long)(item.ServerIndex ^ _server) | order | number;
    }

    private EventSlice CheckOneByOne(EventSlice slice)
    {
        foreach (ref readonly OrderEvent item in slice.Events)
        {
            if (Truth(item) < 0)
                throw new InvalidDataException(Describe(item));
        }
        _kept ??= new OrderBatch();
        _kept.Rewind(new ServerId(_server));
        foreach (ref readonly OrderEvent item in slice.Events)
        {
            if (item.FeedSequence <= Last)
            {
                Repeated++;
                continue;
            }
            if (item.FeedSequence > Last + 1)
            {
                Missed += item.FeedSequence - Last - 1;
                LastGapAt = item.TimeNanoseconds;
            }
            Note(item, Math.Max(LastSend, item.SendSequence));
            _kept.Add(item);
        }
        return new EventSlice(_kept, 0, _kept.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(in OrderEvent item, long lastSend)
    {
        Last = item.FeedSequence;
        LastSend = lastSend;
        LastEventAt = item.TimeNanoseconds;
    }

    private string Describe(in OrderEvent item)
    {
        string what = (int)item.Kind is < 1 or > 10 ? $"its kind is {(int)item.Kind}, known are 1 to 10"
            : item.SymbolIndex < 0
                || item.SymbolIndex > _lastSymbol ? $"its instrument is {item.SymbolIndex}, the last is {_lastSymbol}"
            : item.ServerIndex != _server ? $"it belongs to server {item.ServerIndex}, the feed to server {_server}"
            : item.TimeNanoseconds is < 0 or > LatestNanoseconds
                ? $"its time is {item.TimeNanoseconds} ns after midnight"
            : item.Quantity <= 0 ? $"its quantity is {item.Quantity}"
            : item.Side is not (Side.Buy or Side.Sell) ? $"its side is {(int)item.Side}, known are 1 and 2"
            : $"its order number is {item.OrderNumber}";
        return string.Create(
            CultureInfo.InvariantCulture, $"Event {item.FeedSequence} ({item.Kind}) can't be true: {what}.");
    }
}
