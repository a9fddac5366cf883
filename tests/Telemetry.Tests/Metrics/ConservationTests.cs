using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class ConservationTests
{
    private static readonly Gen<ulong> s_seeds = Gen.ULong;

    [Fact]
    public void RightfulRouter_WhateverItsVenueDoes_NeverBreaches() =>
        Gen.Select(s_seeds, Gen.Int[1, 200]).Sample((seed, slice) =>
        {
            var router = new RightfulRouter(seed);
            (ParentTable parents, List<ConservationBreach> breaches) = Apply(router.Run(600).Story.Take(), slice);
            Assert.Empty(breaches);
            Assert.Equal((0L, 0L), (parents.Conservation.Total, parents.Conservation.NoOpinion));
        }, iter: 200);

    [Fact]
    public void RightfulRouter_WithEventsLost_IsNeverAccused() =>
        Gen.Select(s_seeds, Gen.Int[1, 200], Gen.Int[2, 60]).Sample((seed, slice, every) =>
        {
            var chance = new SeededChance(seed + 1);
            OrderEvent[] all = new RightfulRouter(seed).Run(600).Story.Take();
            int lost = 0;
            OrderEvent[] kept =
                [.. all.Where(_ => (lost > 0 ? lost-- : lost = chance.Below(every) == 0 ? chance.Below(9) : 0) == 0)];
            Assert.Empty(Apply(kept, slice).Breaches);
        }, iter: 400);

    [Theory]
    [InlineData(ConservationBreachKind.Overcommitted)]
    [InlineData(ConservationBreachKind.OppositeSide)]
    [InlineData(ConservationBreachKind.AfterComplete)]
    [InlineData(ConservationBreachKind.Orphan)]
    [InlineData(ConservationBreachKind.WithoutParent)]
    [InlineData(ConservationBreachKind.Overfilled)]
    internal void Fault_PlantedInRightfulFlow_IsFoundAtItsEvent(ConservationBreachKind kind) =>
        Gen.Select(s_seeds, Gen.Int[1, 200], Gen.Int[1, 400]).Sample((seed, slice, steps) =>
        {
            RightfulRouter router = new RightfulRouter(seed).Run(steps);
            Plant(router, kind, (int)(seed % 300));
            OrderEvent[] events = router.Story.Take();
            (ParentTable parents, List<ConservationBreach> breaches) = Apply(events, slice);

            ConservationBreach breach = Assert.Single(breaches);
            Assert.Equal((kind, events[^1].FeedSequence), (breach.Kind, breach.FeedSequence));
            Assert.Equal((events.Length - 1) % slice, breach.At);
            Assert.Equal(events[^1].ParentNumber, breach.Parent);
            Assert.Equal((1L, 1L), (parents.Conservation.Total, parents.Conservation.Count(kind)));
        }, iter: 60);

    [Fact]
    public void Breach_SaysHowItsParentStands()
    {
        ConservationBreach breach = Assert.Single(Apply([.. new ServerStory().Parent(5, 300)
            .Sent(1, 100, parent: 5).Filled(1, 60, parent: 5).Sent(2, 201, parent: 5).Events], 9).Breaches);
        Assert.Equal(
            new ConservationBreach(ConservationBreachKind.Overcommitted, 3, 4, 5, 60, 241, 300), breach);
    }

    [Fact]
    public void Breaches_OfTheLastSlice_AreGoneWithTheNext()
    {
        var story = new ServerStory();
        (ParentTable parents, _) = Apply([.. story.Parent(5, 100).Sent(1, 101, parent: 5).Take()], 9);
        Assert.Equal(1, parents.Breaches.Length);
        parents.Begin([]);
        Assert.Equal((0, 1L), (parents.Breaches.Length, parents.Conservation.Total));
    }

    [Fact]
    public void Breaches_PastTheBound_AreCounted()
    {
        var story = new ServerStory();
        for (int order = 1; order <= 100; order++)
            story.Sent(order, parent: 5);
        (ParentTable parents, _) = Apply(story.Take(), 1_000);
        Assert.Equal(
            (Limits.BreachesPerSlice, 100, 100L),
            (parents.Breaches.Length, parents.Conservation.InSlice, parents.Conservation.Count(
                ConservationBreachKind.Orphan)));
    }

    [Fact]
    public void UnknownParents_AfterLostEvents_AreExcusedOnlyUpToTheirNumber()
    {
        OrderEvent[] events = [.. new ServerStory().Parent(1, 100).Lose(2)
            .Sent(1, parent: 7).Sent(2, parent: 8).Sent(3, parent: 7).Sent(4, parent: 9).Events];
        (ParentTable parents, List<ConservationBreach> breaches) = Apply(events, 9);

        Assert.Equal((ConservationBreachKind.Orphan, 9L), (breaches.Single().Kind, breaches.Single().Parent));
        Assert.Equal(3, parents.Conservation.NoOpinion);
    }

    [Fact]
    public void LostCancellation_AccusesNobody_AndExecutedSharesStillDo()
    {
        ServerStory story = new ServerStory().Parent(5, 100).Sent(1, 100, parent: 5).Lose(1).Sent(2, 100, parent: 5);
        Assert.Empty(Apply([.. story.Events], 9).Breaches);
        story.Filled(2, 100, parent: 5).Sent(3, 1, parent: 5);
        Assert.Equal(ConservationBreachKind.AfterComplete, Apply([.. story.Events], 9).Breaches.Single().Kind);
    }

    [Fact]
    public void FlowWithoutParents_IsNotJudged()
    {
        (ParentTable parents, List<ConservationBreach> breaches) = Apply([.. new ServerStory().Sent(1).Events], 9);
        Assert.Empty(breaches);
        Assert.Equal(1, parents.Conservation.NoOpinion);
    }

    [Fact]
    public void ParentOfBothSides_IsBoundInSharesAndNotInSides()
    {
        OrderEvent[] events = [.. new ServerStory().Parent(5, 300).Sent(1, 100, parent: 5)
            .Sent(2, 200, parent: 5, side: Side.Sell).Sent(3, 1, parent: 5, side: Side.Sell).Events];
        events[0] = Mandate(events[0]);

        Assert.Equal(
            [(ConservationBreachKind.Overcommitted, 3)], Apply(events, 9).Breaches.Select(b => (b.Kind, b.At)));

        static OrderEvent Mandate(OrderEvent parent) => new()
        {
            FeedSequence = parent.FeedSequence, TimeNanoseconds = parent.TimeNanoseconds,
            ParentNumber = parent.ParentNumber, Quantity = parent.Quantity, SymbolIndex = parent.SymbolIndex,
            ServerIndex = parent.ServerIndex, Kind = parent.Kind, Side = parent.Side, Aux = OrderEvent.BothSides,
        };
    }

    [Fact]
    public void OldOrder_FilledInSpiteOfItsCancel_OverfillsAndIsFoundThere()
    {
        ServerStory story = new ServerStory().Parent(5, 100).Sent(1, 100, parent: 5).CancelSent(1, 5)
            .Sent(2, 100, parent: 5).Filled(1, 100, parent: 5);
        Assert.Empty(Apply([.. story.Events], 9).Breaches);
        story.Filled(2, 1, parent: 5);
        ConservationBreach breach = Apply([.. story.Events], 9).Breaches.Single();
        Assert.Equal((ConservationBreachKind.Overfilled, 101L), (breach.Kind, breach.Executed));
    }

    [Fact]
    public void Losses_MoreThanThereAreEras_AccuseNobody()
    {
        ServerStory story = new ServerStory().Parent(5, 100).Sent(1, 100, parent: 5);
        for (int loss = 0; loss < ParentOrder.Eras; loss++)
            story.Lose(1).Parent(6, 100);
        Assert.Empty(Apply([.. story.Sent(2, 100, parent: 5).Events], 9).Breaches);
    }

    private static void Plant(RightfulRouter router, ConservationBreachKind kind, int over)
    {
        ServerStory story = router.Story;
        RightfulRouter.Parent parent = router.AnyParent();
        Side against = parent.Side == Side.Buy ? Side.Sell : Side.Buy;
        long order = router.FreshOrder;
        if (kind is ConservationBreachKind.AfterComplete or ConservationBreachKind.Overfilled)
        {
            parent = router.Receive();
            story.Sent(order, parent.Quantity, parent: parent.Number, side: parent.Side)
                .Filled(order, parent.Quantity, parent: parent.Number, side: parent.Side);
        }
        _ = kind switch
        {
            ConservationBreachKind.Overfilled =>
                story.Filled(order, 1 + over, parent: parent.Number, side: parent.Side),
            ConservationBreachKind.OppositeSide =>
                story.Sent(router.FreshOrder, 1 + over, parent: parent.Number, side: against),
            ConservationBreachKind.Orphan => story.Sent(router.FreshOrder, 1 + over, parent: 1_000_000),
            ConservationBreachKind.WithoutParent => story.Sent(router.FreshOrder, 1 + over),
            _ => story.Sent(
                router.FreshOrder, parent.Free + parent.Requested + 1 + over, parent: parent.Number, side: parent.Side),
        };
    }

    private static (ParentTable Parents, List<ConservationBreach> Breaches) Apply(OrderEvent[] events, int sliceSize)
    {
        var orders = new OpenOrderTable();
        var parents = new ParentTable();
        var index = new EventIndex();
        var breaches = new List<ConservationBreach>();
        foreach (OrderEvent[] slice in events.Chunk(sliceSize))
        {
            index.Make(slice);
            orders.Apply(slice, index);
            parents.Apply(slice, index, orders);
            breaches.AddRange(parents.Breaches);
        }
        return (parents, breaches);
    }
}
