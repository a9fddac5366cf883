using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class ParentTableTests
{
    [Fact]
    public void Children_PastTheParent_AreCountedAndOverfillOnce()
    {
        ParentTable table = Of(new ServerStory().Parent(5, 200)
            .Sent(1, parent: 5).Filled(1, 100, parent: 5).Sent(2, parent: 5).Filled(2, 100, parent: 5)
            .Sent(3, parent: 5).Filled(3, 100, parent: 5).Sent(4, parent: 5).Filled(4, 100, parent: 5));

        Assert.Equal((4L, 1L), (table.MostChildren, table.Overfilled));
        Assert.True(table.TryGet(5, out ParentOrder parent));
        Assert.Equal((4, 400L, 200), (parent.Children, parent.Executed, parent.Quantity));
    }

    [Fact]
    public void Parent_FilledExactly_IsNotOverfilled() =>
        Assert.Equal(0, Of(new ServerStory().Parent(5, 100).Sent(1, parent: 5).Filled(1, 100, parent: 5)).Overfilled);

    [Fact]
    public void Fills_OfAnUnseenParent_AreNoOverfill() =>
        Assert.Equal(0, Of(new ServerStory().Sent(1, parent: 5).Filled(1, 100, parent: 5)).Overfilled);

    [Fact]
    public void Orders_WithoutAParent_CountForNone()
    {
        ParentTable table = Of(new ServerStory().Sent(1).Filled(1));
        Assert.Equal((0, 0L), (table.Tracked, table.MostChildren));
    }

    [Fact]
    public void Table_GrowsWithItsParents_AndForgetsNoneOfThem()
    {
        var story = new ServerStory();
        for (int parent = 1; parent <= 3_000; parent++)
            story.Parent(parent * 8, 100).Sent(parent, parent: parent * 8);
        ParentTable table = Of(story);

        Assert.Equal(3_000, table.Tracked);
        Assert.All(table.ToList(), parent => Assert.Equal((1, 100), (parent.Children, parent.Quantity)));
    }

    [Fact]
    public void Table_Full_ForgetsFilledParentsFirstAndThenCountsWhatItCantTrack()
    {
        var story = new ServerStory();
        for (int parent = 1; parent <= 256; parent++)
        {
            story.Parent(parent, 100);
            if (parent <= 56)
                story.Sent(parent, parent: parent).Filled(parent, parent: parent);
        }
        for (int parent = 257; parent <= 320; parent++)
            story.Parent(parent, 100);
        ParentTable table = Of(story, new ParentTable(maxTracked: 256));

        Assert.Equal((56L, 256, 8L), (table.Forgotten, table.Tracked, table.Untracked));
    }

    private static ParentTable Of(ServerStory story) => Of(story, new ParentTable());

    private static ParentTable Of(ServerStory story, ParentTable table)
    {
        var orders = new OpenOrderTable();
        foreach (OrderEvent[] slice in story.Take().Chunk(Limits.BatchCapacity))
        {
            var index = new EventIndex();
            index.Make(slice);
            orders.Apply(slice, index);
            table.Apply(slice, index, orders);
        }
        return table;
    }
}
