using CsCheck;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class SliceScanTests
{
    private const long Millisecond = MarketTime.NanosecondsPerMillisecond;

    [Fact]
    public void Counts_OfTheSlidingWindows_AreThoseOfAPlainCount() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 900], Gen.Int[1, 200]).Sample((gaps, scale) =>
        {
            var clock = new SendClock();
            var sliding = new SlidingCount(1_000 * Millisecond);
            var times = new List<long>();
            long now = 0;
            foreach (int gap in gaps)
            {
                now += gap * scale * 10_000L;
                times.Add(now);
                clock.Add(now);
                Assert.Equal(times.Count(at => at > now - (1_000 * Millisecond)), clock.InSecond);
                Assert.Equal(times.Count(at => at > now - (100 * Millisecond)), clock.InBurst);
                Assert.Equal(clock.InSecond, sliding.Add(now));
            }
        }, iter: 60);

    [Fact]
    public void Counts_AtTheirBound_StopRising()
    {
        var clock = new SendClock();
        var sliding = new SlidingCount(1_000 * Millisecond);
        for (int i = 0; i < SlidingCount.Most + 10; i++)
        {
            clock.Add(1);
            sliding.Add(1);
        }
        Assert.Equal((SlidingCount.Most, SlidingCount.Most, SlidingCount.Most), (
            clock.InSecond, clock.InBurst, sliding.Count));
    }

    [Fact]
    public void Table_ThatIsFull_CountsTooLowButNeverTooHigh() =>
        Gen.Int[0, 300].Array[1, 2_000].Sample(lots =>
        {
            var table = new PrintTable(64);
            var plain = new Dictionary<ulong, int>();
            long now = 0;
            foreach (int lot in lots)
            {
                ulong mark = Print.LotOf(Order(lot));
                ref Print print = ref table.Find(mark);
                print.LastAt = ++now;
                plain[mark] = plain.GetValueOrDefault(mark) + 1;
                Assert.InRange(++print.Lots, 1, plain[mark]);
            }
        }, iter: 30);

    [Fact]
    public void Gauge_NamesTheFirstEventThatPassedTheLimit()
    {
        var gauge = new Gauge();
        gauge.Use(10, new Threshold(5));
        gauge.Begin();
        foreach ((long value, int at) in ((long, int)[])[(5, 1), (11, 2), (12, 3), (4, 4)])
            gauge.Take(value, at);
        Assert.Equal((12L, 2), (gauge.Peak, gauge.At));
        Assert.True(gauge.End());
    }

    [Fact]
    public void Gauge_HasSomethingToSayFromItsThreshold_AndShowsTheHighestOfTheSlicesSinceATick()
    {
        var gauge = new Gauge();
        gauge.Use(10, new Threshold(7));

        Assert.Equal([false, true, false], new long[] { 6, 7, 3 }.Select(End));
        Assert.Equal((7, 0), (gauge.TakeSinceTick(), gauge.TakeSinceTick()));

        bool End(long value)
        {
            gauge.Begin();
            gauge.Take(value, at: 0);
            return gauge.End();
        }
    }

    [Fact]
    public void Flow_WithAllRules_AllocatesNothingForAnEvent()
    {
        var rig = new RuleRig(fleet: Fleets.Of(symbols: 20));
        var flow = new FlowGenerator(0, 8, 20, 1_000);
        OrderEvent[] events = [.. Enumerable.Range(0, 60_000).Select(_ => flow.Next())];
        var scan = new SliceScan(new ReferenceTable(rig.Fleet.Symbols));
        var measured = new Measurement
        {
            Now = ServerStory.Open, Phase = SessionPhase.Open, Server = rig.Ledgers[0], Fleet = rig.Ledger,
        };
        rig.Ledgers[0].Index.Make(events.AsSpan(0, 1_000));
        for (int i = 0; i < 30_000; i += 1_000)
            scan.Take(events.AsSpan(i, 1_000), measured);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 30_000; i < 60_000; i += 1_000)
            scan.Take(events.AsSpan(i, 1_000), measured);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512);
    }

    private static OrderEvent Order(int lot) => new()
    {
        FeedSequence = 1, TimeNanoseconds = 0, Kind = OrderEventKind.Sent, Quantity = 100 + lot, SymbolIndex = lot % 7,
        Side = Side.Buy,
    };
}
