using Ops.Simulator.Servers;
using Ops.Telemetry.Model;
using Xunit;
using static Ops.Simulator.Tests.Servers.GateBench;

namespace Ops.Simulator.Tests.Servers;

public sealed class GateFeedTests
{
    [Fact]
    public void Record_SentByAnyoneButTheGate_IsRefused()
    {
        var feed = new GateFeed(new ServerId(0));

        Assert.Throws<ArgumentException>(() => feed.Record(OrderEventKind.Sent, Order()));
    }

    [Fact]
    public void Flush_NothingWaiting_HandsOverNothing()
    {
        var feed = new GateFeed(new ServerId(0));

        Assert.False(feed.Flush(timestamp: 5));
        Assert.False(feed.Batches.TryRead(out _));
    }

    [Fact]
    public void Flush_SomethingWaiting_IsStamped()
    {
        var feed = new GateFeed(new ServerId(0));
        feed.Record(OrderEventKind.Filled, Order());

        Assert.True(feed.Flush(timestamp: 5));
        Assert.True(feed.Batches.TryRead(out OrderBatch? batch));
        Assert.Equal(5, batch.HandedOverTimestamp);
    }

    [Fact]
    public void Record_NobodyReads_LosesWholeBatchesAndCountsThem()
    {
        var feed = new GateFeed(new ServerId(0));
        const int Given = (Limits.BatchesPerServer + 3) * Limits.BatchCapacity;
        for (int i = 0; i < Given; i++)
            feed.Record(OrderEventKind.Filled, Order());

        long read = 0;
        long last = 0;
        while (feed.Batches.TryRead(out OrderBatch? batch))
        {
            read += batch.Count;
            last = batch.Events[^1].FeedSequence;
        }
        feed.Record(OrderEventKind.Filled, Order());
        feed.Flush(timestamp: 0);
        Assert.True(feed.Batches.TryRead(out OrderBatch? after));

        Assert.Equal(3 * Limits.BatchCapacity, feed.LostEvents);
        Assert.Equal(Given, read + feed.LostEvents);
        Assert.Equal(Given + 1, after.Events[0].FeedSequence); // the gap in the numbers is what was lost
        Assert.Equal(Given - feed.LostEvents, last);
    }

    [Fact]
    public void Stall_HoldsBatchesAndHeartbeatBack_UntilTheLineIsBack()
    {
        var feed = new GateFeed(new ServerId(0));
        feed.Beat(new MarketTime(10));
        feed.Stall(true);
        for (int i = 0; i < Limits.BatchCapacity + 1; i++)
            feed.Record(OrderEventKind.Filled, Order());
        feed.Beat(new MarketTime(20));

        Assert.False(feed.Flush(timestamp: 0));
        Assert.False(feed.Batches.TryRead(out _));
        Assert.Equal(new MarketTime(10), feed.AliveUntil);

        feed.Stall(false);
        feed.Flush(timestamp: 0);
        feed.Beat(new MarketTime(30));
        Assert.True(feed.Batches.TryRead(out OrderBatch? held));
        Assert.True(feed.Batches.TryRead(out OrderBatch? rest));

        Assert.Equal((1, Limits.BatchCapacity + 1), (held.Events[0].FeedSequence, rest.Events[0].FeedSequence));
        Assert.Equal((new MarketTime(30), 0), (feed.AliveUntil, feed.LostEvents));
    }

    [Fact]
    public void Stall_BeyondItsBound_LosesAndCounts()
    {
        var feed = new GateFeed(new ServerId(0));
        feed.Stall(true);
        for (int i = 0; i < (Limits.BatchesPerServer + 2) * Limits.BatchCapacity; i++)
            feed.Record(OrderEventKind.Filled, Order());
        feed.Stall(false);

        Assert.Equal(2 * Limits.BatchCapacity, feed.LostEvents);
        Assert.Equal(Limits.BatchesPerServer, feed.Batches.Count);
    }

    [Fact]
    public async Task Record_ManyThreads_NumbersWithoutGapsOrRepeats()
    {
        const int Threads = 8;
        const int Each = 5_000;
        var bench = new GateBench();
        using var start = new Barrier(Threads);
        var venue = new CountingVenue();
        GateSender[] senders = [.. Enumerable.Range(0, Threads).Select(_ => bench.Gate.OpenSender(venue))];
        await Task.WhenAll(senders.Select(sender => Task.Run(() =>
        {
            start.SignalAndWait();
            for (int i = 0; i < Each; i++)
                sender.TrySend(Order(i + 1));
        })));

        List<OrderEvent> events = bench.Drain();
        Assert.Equal(Threads * Each, events.Count);
        Assert.Equal(0, bench.Feed.LostEvents);
        for (int i = 0; i < events.Count; i++)
            Assert.Equal((i + 1L, i + 1L), (events[i].FeedSequence, events[i].SendSequence));
    }
}
