using System.IO.Hashing;
using System.Runtime.InteropServices;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>
/// Reads a world's feeds like a pipeline would, and checks on every event what must always hold: numbers without gaps,
/// time that never runs back, and for every server sent = filled + cancelled + rejected + open, in shares and in
/// notional.
/// </summary>
internal sealed class WorldWitness
{
    private readonly World _world;
    private readonly XxHash64[] _digests;
    private readonly Dictionary<long, Open>[] _open;
    private readonly long[] _feedSequence;
    private readonly long[] _sendSequence;
    private readonly long[] _time;
    private readonly long[] _openNotional;

    public WorldWitness(World world)
    {
        _world = world;
        int servers = world.Sources.Count;
        _digests = [.. world.Sources.Select(_ => new XxHash64())];
        _open = [.. world.Sources.Select(_ => new Dictionary<long, Open>())];
        (_feedSequence, _sendSequence, _time) = (new long[servers], new long[servers], new long[servers]);
        _openNotional = new long[servers];
        Position = new long[servers, world.Fleet.Symbols.Length];
    }

    public List<OrderEvent> Events { get; } = [];

    public List<FleetNotice> Notices { get; } = [];

    public long[,] Position { get; }

    public int OpenOrders => _open.Sum(orders => orders.Count);

    public string Digest => string.Join(' ', _digests.Select(d => d.GetCurrentHashAsUInt64().ToString("x16")));

    public long CountOf(OrderEventKind kind, int server) =>
        Events.Count(e => e.Kind == kind && e.ServerIndex == server);

    public int OpenOf(int server) => _open[server].Count;

    public long OpenNotionalOf(int server) => _openNotional[server];

    public WorldWitness RunTo(TimeSpan timeOfDay)
    {
        while (_world.Now.TimeOfDay < timeOfDay && !_world.IsOver)
        {
            _world.AdvanceBucket();
            Drain();
        }
        return this;
    }

    public void Drain()
    {
        foreach (IOrderSource source in _world.Sources)
        {
            Assert.Equal(0, source.LostEvents);
            while (source.Batches.TryRead(out OrderBatch? batch))
            {
                _digests[source.Server.Index].Append(MemoryMarshal.AsBytes(batch.Events));
                foreach (OrderEvent item in batch.Events)
                    Check(item);
                source.Return(batch);
            }
        }
        while (_world.Notices.TryRead(out FleetNotice? notice))
            Notices.Add(notice);
    }

    private void Check(in OrderEvent item)
    {
        int server = item.ServerIndex;
        Assert.Equal(++_feedSequence[server], item.FeedSequence);
        Assert.True(item.TimeNanoseconds >= _time[server]);
        _time[server] = item.TimeNanoseconds;
        Events.Add(item);
        switch (item.Kind)
        {
            case OrderEventKind.Sent:
                Assert.Equal(++_sendSequence[server], item.SendSequence);
                _open[server].Add(item.OrderNumber, new Open(item.Quantity, item.PriceTicks));
                _openNotional[server] += item.Quantity * item.PriceTicks;
                break;
            case OrderEventKind.Filled:
                Position[server, item.SymbolIndex] += item.Side == Side.Buy ? item.Quantity : -item.Quantity;
                Close(item, item.PriceTicks + item.Aux);
                break;
            case OrderEventKind.Cancelled or OrderEventKind.Rejected:
                Close(item, item.PriceTicks);
                Assert.False(
                    _open[server].ContainsKey(item.OrderNumber), "Nothing may be left of an order that has ended.");
                break;
            case OrderEventKind.Allocated:
                Position[server, item.SymbolIndex] -= item.Side == Side.Buy ? item.Quantity : -item.Quantity;
                break;
            default:
                break;
        }
    }

    private void Close(in OrderEvent item, long limitTicks)
    {
        Dictionary<long, Open> orders = _open[item.ServerIndex];
        Open order = orders[item.OrderNumber];
        Assert.Equal(order.LimitTicks, limitTicks);
        Assert.InRange(item.Quantity, 1, order.Leaves);
        _openNotional[item.ServerIndex] -= item.Quantity * limitTicks;
        if (order.Leaves == item.Quantity)
            orders.Remove(item.OrderNumber);
        else
            orders[item.OrderNumber] = order with { Leaves = order.Leaves - item.Quantity };
    }

    private readonly record struct Open(int Leaves, long LimitTicks);
}
