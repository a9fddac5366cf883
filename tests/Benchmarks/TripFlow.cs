using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Benchmarks;

/// <summary>
/// 200,000 events a second through the gates of all servers but the last: ten orders, each sent and cancelled, every
/// 100 us, with a tick of market time each 100 ms. On the caller's thread.
/// </summary>
internal sealed class TripFlow
{
    private const int OrdersPerBatch = 10;
    private const int MostWaiting = 32;
    private static readonly TimeSpan s_batchEvery = TimeSpan.FromMicroseconds(100);
    private static readonly TimeSpan s_mostBehind = TimeSpan.FromMilliseconds(2);
    private static readonly MarketTime s_open = MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 0));

    private readonly IReadOnlyList<OrderGate> _gates;
    private readonly GateSender[] _senders;
    private readonly TripFeed _feed;
    private readonly TimeProvider _time;
    private readonly long _began;
    private TimeSpan _next;
    private long _order;
    private long _ticks;
    private long _batches;

    /// <summary>A flow that has not begun.</summary>
    /// <param name="gates">The gates; nothing of it goes through the last one.</param>
    /// <param name="feed">What they publish.</param>
    /// <param name="time">The clock.</param>
    public TripFlow(IReadOnlyList<OrderGate> gates, TripFeed feed, TimeProvider time)
    {
        PreciseSleep.Prepare();
        (_gates, _feed, _time, _began) = (gates, feed, time, time.GetTimestamp());
        _senders = [.. gates.Select(static gate => gate.OpenSender(new KillVenue()))];
        for (int server = 0; server < gates.Count - 1; server++)
        {
            gates[server].Feed.Record(
                OrderEventKind.ParentReceived, Child(order: 0, server + 1, int.MaxValue, ticks: 0));
        }
    }

    /// <summary>Events that went through so far.</summary>
    public long Events => _batches * OrdersPerBatch * 2;

    /// <summary>An order of no parent on the last server.</summary>
    /// <param name="quantity">Shares at $10.</param>
    /// <returns>The order.</returns>
    public ChildOrder Last(int quantity) => Child(++_order, parent: 0, quantity, Price.FromDollars(10m).Ticks);

    /// <summary>Sends an order through the last server's gate and hands it over.</summary>
    /// <param name="order">The order.</param>
    /// <returns>Whether the gate let it leave.</returns>
    public bool TrySend(in ChildOrder order)
    {
        bool left = _senders[^1].TrySend(order) == GateRefusal.None;
        HandOver(_gates.Count - 1);
        return left;
    }

    /// <summary>The order is cancelled at the venue.</summary>
    /// <param name="order">The order.</param>
    public void Cancel(in ChildOrder order)
    {
        _gates[^1].Feed.Record(OrderEventKind.Cancelled, order with { At = Now });
        HandOver(_gates.Count - 1);
    }

    /// <summary>Lets flow through at its rhythm.</summary>
    /// <param name="batches">How much: each takes 100 us.</param>
    public void Run(int batches)
    {
        for (int i = 0; i < batches; i++)
        {
            int server = (int)(_batches++ % (_gates.Count - 1));
            while (_time.GetElapsedTime(_began) < _next || _gates[server].Feed.Batches.Count >= MostWaiting)
                PreciseSleep.Rest();
            // Whoever was put aside goes on from now: a burst to catch up would be another flow than the one asked for.
            TimeSpan now = _time.GetElapsedTime(_began);
            _next = now - _next > s_mostBehind ? now : _next + s_batchEvery;
            for (int order = 0; order < OrdersPerBatch; order++)
                Order(server);
            HandOver(server);
            if (Now.Nanoseconds / TickNanoseconds > (s_open.Nanoseconds / TickNanoseconds) + _ticks)
                _feed.Tick(s_open.AddNanoseconds(++_ticks * TickNanoseconds));
        }
    }

    private static long TickNanoseconds => Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private MarketTime Now => s_open.AddNanoseconds((long)_time.GetElapsedTime(_began).TotalNanoseconds);

    // As a router's: of a client order, and no two alike within seconds.
    private void Order(int server)
    {
        _order++;
        ChildOrder order = Child(
            _order, server + 1, 1 + (int)(_order % 97), Price.FromDollars(10m).Ticks + (_order % 499 * 10));
        _senders[server].TrySend(order);
        _gates[server].Feed.Record(OrderEventKind.Cancelled, order);
    }

    private void HandOver(int server)
    {
        _gates[server].Feed.Flush(_time.GetTimestamp());
        _feed.Pulse.Set();
    }

    private ChildOrder Child(long order, long parent, int quantity, long ticks) => new(
        new OrderId(order), new ParentId(parent), new SymbolId(0), Side.Buy, quantity, new Price(ticks), Now);
}
