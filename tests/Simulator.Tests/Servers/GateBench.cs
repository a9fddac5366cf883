using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Tests.Servers;

/// <summary>A gate with its feed, a sink that keeps the answers, and a venue that keeps what arrived.</summary>
internal sealed class GateBench : IGateAckSink, IVenueSession
{
    public GateBench(ReferencePrices? references = null)
    {
        Feed = new GateFeed(new ServerId(3), references);
        Gate = new OrderGate(Feed, this);
        Sender = Gate.OpenSender(this);
    }

    public GateFeed Feed { get; }

    public OrderGate Gate { get; }

    public GateSender Sender { get; }

    public List<GateAck> Acks { get; } = [];

    public bool TurnsAway { get; set; }

    public List<ChildOrder> Sent { get; } = [];

    public List<CancelOrder> Cancelled { get; } = [];

    public Action? OnSend { get; set; }

    public static ChildOrder Order(long number = 1, int quantity = 100, Side side = Side.Buy) => new(
        new OrderId(number), new ParentId(7), new SymbolId(2), side, quantity, new Price(1_000),
        new MarketTime(number));

    public static CancelOrder Cancel(long number = 1) => new(
        new OrderId(number), new ParentId(7), new SymbolId(2), Side.Buy, 40, new Price(1_000), new MarketTime(9));

    public bool Post(in GateAck ack)
    {
        if (TurnsAway)
            return false;
        Acks.Add(ack);
        return true;
    }

    public void Send(in ChildOrder order)
    {
        OnSend?.Invoke();
        Sent.Add(order);
    }

    public void Send(in CancelOrder cancel) => Cancelled.Add(cancel);

    /// <summary>Everything the feed has handed over so far.</summary>
    public List<OrderEvent> Drain()
    {
        Feed.Flush(timestamp: 0);
        var events = new List<OrderEvent>();
        while (Feed.Batches.TryRead(out OrderBatch? batch))
        {
            events.AddRange(batch.Events);
            Feed.Return(batch);
        }
        return events;
    }
}
