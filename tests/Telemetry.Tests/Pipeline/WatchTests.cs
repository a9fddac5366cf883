using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class WatchTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Detail_OfAWatchedServer_ComesWithTheNextSnapshot()
    {
        _rig.Feed.Mark(ServerStory.Open, symbol: 1, dollars: 12m, marketVolume: 1_000);
        _rig.Feed.Publish(new FleetNotice.Message(
            new ServerMessage(
                new ServerId(0), ServerStory.Open, MessageSeverity.Warning, "router", "Power Peg disabled")));
        _rig.Stories[0].Then(5).Sent(1, 300, 10m, parent: 9, symbol: 1).Filled(1, 100, 10m, symbol: 1).Sent(2, 50);
        using IDetailWatch watch = _rig.Loop.Reader.Watch(new ServerId(0));
        Assert.Null(watch.Current);

        _rig.Tick(100);

        ServerDetail detail = watch.Current!;
        PositionRow position = Assert.Single(detail.Positions);
        Assert.Equal((1, 100L, Price.FromDollars(10)), (position.Symbol.Index, position.Shares, position.AveragePrice));
        Assert.Equal((Money.FromDollars(1_200), Money.FromDollars(200)), (position.Exposure, position.Unrealised));
        Assert.Equal(0.1, position.ShareOfVolume);
        Assert.Equal([(1L, 200), (2L, 50)], detail.OpenOrders.Select(order => (order.Order.Value, order.Leaves)));
        Assert.Equal(
            [new OpenSymbolRow(new SymbolId(0), 1, 50, 0, 0, 1), new OpenSymbolRow(new SymbolId(1), 1, 200, 0, 0, 0)],
            detail.OpenBySymbol);
        Assert.Equal(new ParentId(9), detail.OpenOrders[0].Parent);
        Assert.Equal(
            (2, 3, 3L), (detail.OpenOrderCount, detail.RecentEvents.Length, detail.RecentEvents[0].FeedSequence));
        Assert.Equal("Power Peg disabled", Assert.Single(detail.Messages).Text);
    }

    [Fact]
    public void Detail_OfAnUnwatchedServer_IsNotMade()
    {
        IDetailWatch watch = _rig.Loop.Reader.Watch(new ServerId(0));
        _rig.Tick(100);
        ServerDetail? before = watch.Current;
        watch.Dispose();
        watch.Dispose();
        _rig.Tick(200);

        Assert.NotNull(before);
        Assert.Same(before, watch.Current);
    }

    [Fact]
    public void Watch_OfAnUnknownServer_IsRefused() =>
        Assert.Contains(
            "not of this fleet of 8",
                Assert.Throws<ArgumentException>(() => _rig.Loop.Reader.Watch(new ServerId(8))).Message);
}
