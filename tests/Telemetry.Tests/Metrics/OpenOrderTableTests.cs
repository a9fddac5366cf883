using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class OpenOrderTableTests
{
    [Fact]
    public void Order_ThroughItsLife_IsCountedAtEachStep()
    {
        var table = new OpenOrderTable();
        var story = new ServerStory();

        Apply(table, story.Then(0).Sent(1, 100, 10m));
        Assert.Equal((1, 1, 10_000_000L), (table.Count, table.Unacknowledged, table.Notional));
        Apply(table, story.Accepted(1));
        Assert.Equal((1, 0), (table.Count, table.Unacknowledged));
        Apply(table, story.Filled(1, 60, 9.99m));
        Assert.Equal((1, 4_000_000L), (table.Count, table.Notional));
        Apply(table, story.Cancelled(1, 40));
        Assert.Equal((0, 0L), (table.Count, table.Notional));
    }

    [Fact]
    public void Fill_WithoutAnAcceptance_IsAnAnswer()
    {
        var table = new OpenOrderTable();
        Apply(table, new ServerStory().Sent(1).Filled(1));
        Assert.Equal((0, 0, 0L), (table.Count, table.Unacknowledged, table.Notional));
    }

    [Fact]
    public void Answer_ToAnUnknownOrder_ChangesNothingAndIsCounted()
    {
        var table = new OpenOrderTable();
        Apply(table, new ServerStory().Accepted(7).Filled(8).Cancelled(9));
        Assert.Equal((0, 0, 0L, 3L), (table.Count, table.Unacknowledged, table.Notional, table.Unknown));
    }

    [Fact]
    public void OldestUnacknowledged_IsTheOldestThatWaits()
    {
        var table = new OpenOrderTable();
        Apply(table, new ServerStory().Then(1).Sent(1).Then(2).Sent(2).Then(3).Sent(3).Accepted(1));
        Assert.Equal(ServerStory.At(2).Nanoseconds, table.OldestUnacknowledgedSentAt());
    }

    [Fact]
    public void CancelSent_IsShown_UntilItIsRefused()
    {
        var table = new OpenOrderTable();
        var story = new ServerStory();
        Apply(table, story.Sent(1).CancelSent(1));
        Assert.Equal(OpenOrder.CancelSent, table.ToList()[0].Flags);
        Apply(table, story.CancelRejected(1));
        Assert.Equal(0, table.ToList()[0].Flags);
    }

    [Fact]
    public void Table_FullOfOldOrders_SpillsAndThenCountsWhatItCantTrack()
    {
        var table = new OpenOrderTable(maxSlots: 512, maxSpilled: 100);
        var story = new ServerStory();
        for (int order = 1; order <= 700; order++)
            story.Sent(order);
        Apply(table, story);

        Assert.Equal((612, 88L), (table.Count, table.Untracked));
        Assert.Equal(612 * 10_000_000L, table.Notional);
    }

    [Fact]
    public void Table_OfAnySize_CountsLikeADictionary() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 2_000], Gen.Int[1, 1_500]).Sample((steps, life) =>
        {
            var table = new OpenOrderTable(maxSlots: 1_024);
            var model = new Dictionary<long, int>();
            var story = new ServerStory();
            long next = 0;
            foreach (int step in steps)
                Step(story, model, step, ref next, life);
            foreach (OrderEvent[] slice in story.Events.Chunk(97))
                Apply(table, slice);

            Assert.Equal(model.Count, table.Count);
            Assert.Equal(model.Values.Sum(leaves => leaves * 100_000L), table.Notional);
            Assert.Equal(model.Keys.Order(), table.ToList().Select(order => order.Number));
        }, iter: 50);

    /// <summary>Slots of 16 and a spill: what waits is looked for in both, whenever it is asked for.</summary>
    [Fact]
    public void OldestUnacknowledged_IsThatOfAList_HoweverFlowIsCut() =>
        Gen.Select(Gen.Int[0, 5].Array[1, 400], Gen.Int[1, 60], Gen.Int[1, 50]).Sample((steps, life, cut) =>
        {
            var table = new OpenOrderTable(maxSlots: 16, maxSpilled: 10_000);
            var model = new Dictionary<long, int>();
            var story = new ServerStory();
            long next = 0;
            for (int i = 0; i < steps.Length; i++)
            {
                Step(story.Then(i), model, steps[i], ref next, life);
                if (i % cut != 0)
                    continue;
                Apply(table, story);
                OpenOrder[] waiting =
                    [.. table.ToList().Where(static order => (order.Flags & OpenOrder.Acknowledged) == 0)];
                Assert.Equal(
                    model.Where(static order => order.Value == 200).Select(static order => order.Key).Order(),
                    waiting.Select(static order => order.Number));
                Assert.Equal(
                    waiting.Length == 0 ? null : waiting.Min(static order => order.SentAt),
                    table.OldestUnacknowledgedSentAt());
            }
        }, iter: 200);

    private static void Step(ServerStory story, Dictionary<long, int> model, int step, ref long next, int life)
    {
        long oldest = Math.Max(1, next - life);
        if (step < 3 || !model.TryGetValue(oldest, out int leaves))
        {
            story.Sent(++next, 200);
            model[next] = 200;
        }
        else if (step == 3 || leaves == 100)
        {
            story.Cancelled(oldest, leaves);
            model.Remove(oldest);
        }
        else
        {
            story.Filled(oldest, 100);
            model[oldest] = 100;
        }
    }

    private static void Apply(OpenOrderTable table, ServerStory story) => Apply(table, story.Take());

    private static void Apply(OpenOrderTable table, OrderEvent[] events)
    {
        foreach (OrderEvent[] slice in events.Chunk(Limits.BatchCapacity))
        {
            var index = new EventIndex();
            index.Make(slice);
            table.Apply(slice, index);
        }
    }
}
