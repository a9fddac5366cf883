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

    private readonly ushort _server;
    private readonly uint _symbols;
    private OrderBatch? _kept;

    /// <summary>A check for one server that has seen nothing.</summary>
    /// <param name="server">The server.</param>
    /// <param name="symbols">Instruments of the universe.</param>
    public SequenceCheck(ServerId server, int symbols) => (_server, _symbols) = (server.Index, (uint)symbols);

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
        long expected = Last + 1;
        long wrong = 0;
        long lastSend = LastSend;
        foreach (ref readonly OrderEvent item in events)
        {
            wrong |= (item.FeedSequence ^ expected++) | Impossible(item);
            lastSend = Math.Max(lastSend, item.SendSequence);
        }
        if (wrong != 0)
            return CheckOneByOne(slice);
        if (events.Length > 0)
            Note(events[^1], lastSend);
        return slice;
    }

    /// <summary>Not 0 when an event can't be true. No branches: it runs for every event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Impossible(in OrderEvent item)
    {
        int kind = (int)item.Kind;
        uint isOfKind = (uint)(kind - 1) < 10 ? 0u : 1u;
        uint isOfUniverse = (uint)item.SymbolIndex < _symbols ? 0u : 1u;
        uint isOfServer = (uint)(item.ServerIndex ^ _server);
        uint isInTime = (ulong)item.TimeNanoseconds < LatestNanoseconds ? 0u : 1u;
        // A refused order may be malformed: that is why it was refused.
        uint isOrder = kind == (int)OrderEventKind.Refused || (item.Quantity > 0 && (uint)(item.Side - 1) < 2) ? 0u : 1u;
        uint isNumbered = item.OrderNumber > 0 || kind is (int)OrderEventKind.ParentReceived
            or (int)OrderEventKind.Allocated or (int)OrderEventKind.Refused ? 0u : 1u;
        return isOfKind | isOfUniverse | isOfServer | isInTime | isOrder | isNumbered;
    }

    private EventSlice CheckOneByOne(EventSlice slice)
    {
        foreach (ref readonly OrderEvent item in slice.Events)
        {
            if (Impossible(item) != 0)
                throw new InvalidDataException(Describe(item));
        }
        _kept ??= new OrderBatch();
        _kept.Reset(new ServerId(_server));
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

    private void Note(in OrderEvent item, long lastSend)
    {
        Last = item.FeedSequence;
        LastSend = lastSend;
        LastEventAt = item.TimeNanoseconds;
    }

    private string Describe(in OrderEvent item)
    {
        string what = (int)item.Kind is < 1 or > 10 ? $"its kind is {(int)item.Kind}, known are 1 to 10"
            : (uint)item.SymbolIndex >= _symbols ? $"its instrument is {item.SymbolIndex}, the universe has {_symbols}"
            : item.ServerIndex != _server ? $"it belongs to server {item.ServerIndex}, the feed to server {_server}"
            : (ulong)item.TimeNanoseconds >= LatestNanoseconds ? $"its time is {item.TimeNanoseconds} ns after midnight"
            : item.Quantity <= 0 ? $"its quantity is {item.Quantity}"
            : item.Side is not (Side.Buy or Side.Sell) ? $"its side is {(int)item.Side}, known are 1 and 2"
            : $"its order number is {item.OrderNumber}";
        return string.Create(CultureInfo.InvariantCulture, $"Event {item.FeedSequence} ({item.Kind}) can't be true: {what}.");
    }
}
