using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Order events by columns, each number as its distance from the one before: what follows one another is alike, so
/// most numbers take a byte, and whole columns of zeros vanish when the frame is compressed. Lossless for every event.
/// </summary>
internal sealed class EventCoder
{
    private readonly OrderEvent[] _last = new OrderEvent[Limits.MaxServers];
    private readonly long[] _lastSend = new long[Limits.MaxServers];

    /// <summary>Forgets what came before, so that what follows can be read without it.</summary>
    public void Begin()
    {
        Array.Clear(_last);
        Array.Clear(_lastSend);
    }

    /// <summary>Writes the events of a batch.</summary>
    /// <param name="server">Index of the batch's server.</param>
    /// <param name="events">The events.</param>
    /// <param name="into">Where they go.</param>
    public void Write(int server, ReadOnlySpan<OrderEvent> events, ByteSink into)
    {
        if (events.IsEmpty)
            return;
        OrderEvent before = _last[server];
        _last[server] = events[^1];
        OrderEvent last = before;
        foreach (ref readonly OrderEvent item in events)
        {
            into.AddByte((byte)item.Kind);
            into.AddByte((byte)item.Side);
            into.AddSigned(unchecked(item.TimeNanoseconds - last.TimeNanoseconds));
            into.AddSigned(unchecked(item.FeedSequence - last.FeedSequence - 1));
            last = item;
        }
        last = before;
        foreach (ref readonly OrderEvent item in events)
        {
            into.AddSigned(unchecked(item.OrderNumber - last.OrderNumber));
            into.AddSigned(unchecked(item.ParentNumber - last.ParentNumber));
            last = item;
        }
        last = before;
        foreach (ref readonly OrderEvent item in events)
        {
            into.AddSigned(unchecked(item.PriceTicks - last.PriceTicks));
            into.AddSigned((long)item.SymbolIndex - last.SymbolIndex);
            into.AddSigned((long)item.Quantity - last.Quantity);
            last = item;
        }
        foreach (ref readonly OrderEvent item in events)
        {
            into.AddSigned(unchecked(item.SendSequence - Expected(server, item.Kind)));
            into.AddSigned(item.Aux);
            into.AddSigned(item.ServerIndex - server);
            if (item.Kind == OrderEventKind.Sent)
                _lastSend[server] = item.SendSequence;
        }
    }

    /// <summary>Reads the events of a batch.</summary>
    /// <param name="server">Index of the batch's server.</param>
    /// <param name="count">How many events.</param>
    /// <param name="from">Where they come from.</param>
    /// <param name="into">Where they go: empty, of that server.</param>
    /// <exception cref="InvalidDataException">The bytes are no events.</exception>
    public void Read(int server, int count, ByteSource from, OrderBatch into)
    {
        if (count == 0)
            return;
        var draft = new Draft[count];
        OrderEvent before = _last[server];
        Draft last = Draft.Of(before);
        for (int i = 0; i < count; i++)
        {
            last.Kind = (OrderEventKind)from.NextByte();
            last.Side = (Side)from.NextByte();
            last.Time = unchecked(last.Time + from.NextSigned());
            last.Feed = unchecked(last.Feed + 1 + from.NextSigned());
            draft[i] = last;
        }
        last = Draft.Of(before);
        for (int i = 0; i < count; i++)
        {
            draft[i].Order = last.Order = unchecked(last.Order + from.NextSigned());
            draft[i].Parent = last.Parent = unchecked(last.Parent + from.NextSigned());
        }
        last = Draft.Of(before);
        for (int i = 0; i < count; i++)
        {
            draft[i].Price = last.Price = unchecked(last.Price + from.NextSigned());
            draft[i].Symbol = last.Symbol = unchecked((int)(last.Symbol + from.NextSigned()));
            draft[i].Quantity = last.Quantity = unchecked((int)(last.Quantity + from.NextSigned()));
        }
        for (int i = 0; i < count; i++)
        {
            long send = unchecked(Expected(server, draft[i].Kind) + from.NextSigned());
            int aux = unchecked((int)from.NextSigned());
            OrderEvent item = draft[i].Finish(send, aux, unchecked((ushort)(server + from.NextSigned())));
            if (item.Kind == OrderEventKind.Sent)
                _lastSend[server] = send;
            into.Add(item);
            _last[server] = item;
        }
    }

    private long Expected(int server, OrderEventKind kind) =>
        kind == OrderEventKind.Sent ? unchecked(_lastSend[server] + 1) : 0;

    private struct Draft
    {
        public OrderEventKind Kind;
        public Side Side;
        public long Time;
        public long Feed;
        public long Order;
        public long Parent;
        public long Price;
        public int Symbol;
        public int Quantity;

        public static Draft Of(in OrderEvent item) => new()
        {
            Time = item.TimeNanoseconds, Feed = item.FeedSequence, Order = item.OrderNumber,
            Parent = item.ParentNumber, Price = item.PriceTicks, Symbol = item.SymbolIndex, Quantity = item.Quantity,
        };

        public readonly OrderEvent Finish(long send, int aux, ushort server) => new()
        {
            FeedSequence = Feed, SendSequence = send, TimeNanoseconds = Time, OrderNumber = Order,
            ParentNumber = Parent, PriceTicks = Price, Quantity = Quantity, SymbolIndex = Symbol,
            ServerIndex = server, Kind = Kind, Side = Side, Aux = aux,
        };
    }
}
