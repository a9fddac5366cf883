using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>
/// What happened on one server, told step by step; events are numbered as a gate would. Times are milliseconds after
/// 09:30:00 of market time.
/// </summary>
public sealed class ServerStory
{
    /// <summary>09:30:00.</summary>
    public static readonly MarketTime Open = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 0));

    private readonly List<OrderEvent> _events = [];
    private readonly ushort _server;
    private long _feed;
    private long _send;
    private long _now = Open.Nanoseconds;

    /// <summary>The story of a server.</summary>
    /// <param name="server">Its index.</param>
    public ServerStory(int server = 0) => _server = (ushort)server;

    /// <summary>The events since the last <see cref="Take"/>.</summary>
    public IReadOnlyList<OrderEvent> Events => _events;

    /// <summary>The events so far, which begin anew.</summary>
    /// <returns>The events.</returns>
    public OrderEvent[] Take()
    {
        OrderEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    /// <summary>An instant.</summary>
    /// <param name="milliseconds">Milliseconds after 09:30:00.</param>
    /// <returns>The instant.</returns>
    public static MarketTime At(long milliseconds) =>
        Open.AddNanoseconds(milliseconds * MarketTime.NanosecondsPerMillisecond);

    /// <summary>What follows happens at a time.</summary>
    /// <param name="milliseconds">Milliseconds after 09:30:00.</param>
    /// <returns>This story.</returns>
    public ServerStory Then(long milliseconds)
    {
        _now = At(milliseconds).Nanoseconds;
        return this;
    }

    /// <summary>Feed numbers are skipped, as when events are lost.</summary>
    /// <param name="events">How many.</param>
    /// <returns>This story.</returns>
    public ServerStory Lose(int events)
    {
        _feed += events;
        return this;
    }

    public ServerStory Parent(long parent, int quantity, Side side = Side.Buy, int symbol = 0) =>
        Add(OrderEventKind.ParentReceived, 0, quantity, 0, parent, side, symbol);

    public ServerStory Sent(
        long order, int quantity = 100, decimal dollars = 10m, long parent = 0, Side side = Side.Buy, int symbol = 0) =>
        Add(OrderEventKind.Sent, order, quantity, dollars, parent, side, symbol, send: ++_send);

    public ServerStory Accepted(long order, Side side = Side.Buy, long parent = 0) =>
        Add(OrderEventKind.Accepted, order, 100, 10m, parent, side, 0);

    public ServerStory Filled(
        long order, int quantity = 100, decimal dollars = 10m, long parent = 0, Side side = Side.Buy, int symbol = 0,
        decimal limit = 0) =>
        Add(
            OrderEventKind.Filled, order, quantity, dollars, parent, side, symbol,
            aux: limit == 0 ? 0 : (int)(Price.FromDollars(limit).Ticks - Price.FromDollars(dollars).Ticks));

    public ServerStory Rejected(
        long order, int quantity = 100, decimal dollars = 10m, long parent = 0, Side side = Side.Buy) =>
        Add(OrderEventKind.Rejected, order, quantity, dollars, parent, side, 0);

    public ServerStory Cancelled(
        long order, int quantity = 100, decimal dollars = 10m, long parent = 0, Side side = Side.Buy) =>
        Add(OrderEventKind.Cancelled, order, quantity, dollars, parent, side, 0);

    public ServerStory CancelSent(long order, long parent = 0, Side side = Side.Buy) =>
        Add(OrderEventKind.CancelSent, order, 100, 10m, parent, side, 0);

    public ServerStory CancelRejected(long order, long parent = 0, Side side = Side.Buy) =>
        Add(OrderEventKind.CancelRejected, order, 100, 10m, parent, side, 0);

    public ServerStory Allocated(long parent, int quantity, decimal dollars, Side side = Side.Buy, int symbol = 0) =>
        Add(OrderEventKind.Allocated, 0, quantity, dollars, parent, side, symbol);

    /// <summary>Adds an event as it is, numbered next.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="order">The child order.</param>
    /// <param name="quantity">Shares.</param>
    /// <param name="dollars">Price.</param>
    /// <param name="parent">The parent.</param>
    /// <param name="side">Which way.</param>
    /// <param name="symbol">The instrument.</param>
    /// <param name="send">Number among the sent orders.</param>
    /// <param name="aux">See <see cref="OrderEvent.Aux"/>.</param>
    /// <returns>This story.</returns>
    public ServerStory Add(
        OrderEventKind kind, long order, int quantity, decimal dollars, long parent, Side side, int symbol,
            long send = 0,
        int aux = 0)
    {
        _events.Add(new OrderEvent
        {
            FeedSequence = ++_feed,
            SendSequence = send,
            TimeNanoseconds = _now,
            OrderNumber = order,
            ParentNumber = parent,
            PriceTicks = Price.FromDollars(dollars).Ticks,
            Quantity = quantity,
            SymbolIndex = symbol,
            ServerIndex = _server,
            Kind = kind,
            Side = side,
            Aux = aux,
        });
        return this;
    }
}
