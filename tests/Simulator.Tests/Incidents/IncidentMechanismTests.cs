using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Incidents;

/// <summary>Each incident comes from its own mechanism, and without its fault it does not come.</summary>
public sealed class IncidentMechanismTests
{
    [Fact]
    public void Everbright_EachName_IsSentAgainWithTheSameSideAndSize()
    {
        using IncidentDay day = IncidentDay.Start("everbright-2013");
        day.Witness.RunTo(new TimeSpan(11, 5, 3));
        OrderEvent[] basket = [.. day.SentByGuilty().Where(e => e.Quantity == 42_400)];
        Assert.Equal(180, basket.DistinctBy(e => e.SymbolIndex).Count());
        Assert.All(basket.GroupBy(e => e.SymbolIndex), name => Assert.Equal(145, name.Count()));
        Assert.All(basket, e => Assert.Equal(Side.Buy, e.Side));
    }

    [Fact]
    public void Everbright_FunctionThatLearnsOfExecutions_SendsASmallPart()
    {
        using IncidentDay day = IncidentDay.Run(
            "everbright-2013",
            change: s => IncidentDay.WithPath(s, "basket-resend", p => p with { CountsFills = true }));
        Assert.InRange(day.Incident.Shares, 180 * 42_400, 180L * 42_400 * 60);
        using IncidentDay confirmed = IncidentDay.Run(
            "everbright-2013",
            change: s => IncidentDay.WithPath(
                s, "basket-resend",
                p => p with { Sending = p.Sending with { ConfirmedBy = ConfirmedBy.Acknowledgement } }));
        Assert.InRange(confirmed.Incident.Children, 180, 360);
    }

    [Fact]
    public void Mizuho_CancelOfTheOrder_IsSentAndNeverAnswered()
    {
        using IncidentDay day = IncidentDay.Run("mizuho-2005");
        Assert.Equal("thousands of JPY", day.World.Fleet.Currency);
        OrderEvent order = Assert.Single(day.SentByGuilty(), e => e.Quantity == 610_000);
        Assert.Equal(new Price(10), order.Price);
        OrderEvent[] life = [.. day.Events.Where(
            e => e.ServerIndex == day.Guilty && e.OrderNumber == order.OrderNumber)];
        Assert.Single(life, e => e.Kind == OrderEventKind.CancelSent);
        Assert.DoesNotContain(
            life, e => e.Kind is OrderEventKind.Cancelled or OrderEventKind.CancelRejected);
        Assert.Contains(
            life, e => e.Kind == OrderEventKind.Filled && e.Time.TimeOfDay > new TimeSpan(9, 39, 0));
        Assert.Equal(14_500, day.World.Fleet.Symbols[order.SymbolIndex].SharesOutstanding);
    }

    [Fact]
    public void Mizuho_VenueThatCancels_EndsItAtTwoMinutes()
    {
        using IncidentDay day = IncidentDay.Run(
            "mizuho-2005",
            change: s => s with { Timeline = [.. s.Timeline.Where(item => item is not TimelineItem.VenueFault)] });
        Assert.InRange(day.Incident.Shares, 10_000, 25_000);
    }

    [Fact]
    public void Infinium_AlgorithmOff_ItsQueueGoesOnSending()
    {
        using IncidentDay day = IncidentDay.Start("infinium-2010");
        day.Witness.RunTo(new TimeSpan(0, 14, 26, 30, 700));
        long atOff = day.Incident.Children;
        day.Witness.RunTo(new TimeSpan(14, 26, 32));
        Assert.InRange(day.Incident.Children - atOff, 1_200, 1_800);
        Assert.Contains(day.Messages, m => m.Source == "router" && m.Text.EndsWith("wait.", StringComparison.Ordinal));
    }

    [Fact]
    public void Infinium_GateLatched_TheQueueIsPurgedAndNothingComesAfterARelease()
    {
        using IncidentDay day = IncidentDay.Start("infinium-2010");
        day.Witness.RunTo(new TimeSpan(0, 14, 26, 30, 600));
        day.World.Gates[day.Guilty].Latch(new HoldId(1));
        long sent = day.Incident.Children;
        day.Witness.RunTo(new TimeSpan(0, 14, 26, 30, 800));
        day.World.Gates[day.Guilty].Unlatch(new HoldId(1), default);
        day.Witness.RunTo(new TimeSpan(14, 26, 40));
        Assert.Equal(sent, day.Incident.Children);
        Assert.Contains(day.Messages, m => m.Text.Contains("purged", StringComparison.Ordinal));
    }

    [Fact]
    public void Infinium_ServerStopped_TheQueueIsGoneWithIt()
    {
        var stop = new TimelineItem.FirmStops(new TimeSpan(14, 26, 30), ["router-3"], "Earlier than it was.");
        using IncidentDay day = IncidentDay.Start(
            "infinium-2010", change: s => s with { Timeline = [.. s.Timeline, stop] });
        day.Witness.RunTo(stop.At);
        long sent = day.Incident.Children;
        day.Witness.RunTo(new TimeSpan(14, 27, 0));
        Assert.Equal(sent, day.Incident.Children);
        Assert.Contains(day.Messages, m => m.Text.Contains("purged", StringComparison.Ordinal));
    }

    [Fact]
    public void Citi_MissingReferencePrice_IsToldAndTheBasketHeadHasNoChild()
    {
        using IncidentDay day = IncidentDay.Run("citi-2022");
        SymbolDefinition basket = Assert.Single(day.World.Fleet.Symbols, s => s.Ticker == "BASKET");
        Assert.Equal(Price.FromDollars(-1), basket.ReferencePrice);
        FleetNotice.Marks first = day.Witness.Notices.OfType<FleetNotice.Marks>().First();
        Assert.Equal(Price.FromDollars(-1), first.Items[basket.Id.Index].Mid);
        Assert.Contains(
            day.Events, e => e.Kind == OrderEventKind.ParentReceived && e is { Quantity: 58_000_000, Side: Side.Sell });
        Assert.DoesNotContain(day.Events, e => e.Kind == OrderEventKind.Sent && e.Symbol == basket.Id);
        Assert.Equal(711, day.Messages.Count(m => m.Source == "order-entry"));
    }

    [Fact]
    public void Citi_HardBlock_StopsTheLargestOrdersAlone()
    {
        using IncidentDay day = IncidentDay.Run("citi-2022");
        OrderEvent[] names = [.. day.SentByGuilty().Where(e => e.Quantity == 41_200_000)];
        Assert.InRange(names.Length, 240, 290);
        Assert.All(names, e => Assert.True(e.Price.Notional(e.Quantity) <= Money.FromDollars(1_820_000_000)));
        Assert.Equal(349 - names.Length, day.Messages.Count(m => m.Source == "risk-check"));
    }

    [Fact]
    public void Citi_Cancels_WorkFourMinutesAfterTheyWereSent()
    {
        using IncidentDay day = IncidentDay.Run("citi-2022");
        OrderEvent[] cancelled = [.. day.SentByGuilty(OrderEventKind.Cancelled).Where(e => e.Quantity > 1_000_000)];
        Assert.InRange(cancelled.Length, 240, 290);
        Assert.All(cancelled, e => Assert.InRange(
            e.Time.TimeOfDay, new TimeSpan(9, 10, 0), new TimeSpan(9, 10, 1)));
    }

    [Fact]
    public void Osaka_OneOrder_Is6910TimesTheSameAndNearlyAllIsCancelled()
    {
        using IncidentDay day = IncidentDay.Run("osaka-2010");
        OrderEvent[] repeated = [.. day.SentByGuilty().Where(e => e.Quantity == 179)];
        Assert.Equal(6_910, repeated.Length);
        Assert.Single(repeated.Select(e => (e.SymbolIndex, e.Side, e.PriceTicks)).Distinct());
        long cancelled = day.SentByGuilty(OrderEventKind.Cancelled).Sum(e => (long)e.Quantity);
        Assert.InRange(cancelled / (double)(6_910 * 179L + 179 * 26_900L), 0.99, 1.0);
    }

    [Fact]
    public void Facebook_WithoutAnswers_EachPurchaseGoesOutEveryFiveMinutesAndAllAreExecuted()
    {
        using IncidentDay day = IncidentDay.Run("facebook-2012");
        OrderEvent[] listing = [.. day.SentByGuilty().Where(e => day.TickerOf(e) == "FB")];
        Assert.DoesNotContain(
            day.Events, e => e.Kind == OrderEventKind.Accepted && e.ServerIndex == day.Guilty
                && e.Time.TimeOfDay > new TimeSpan(11, 5, 0) && e.Time.TimeOfDay < new TimeSpan(13, 5, 0));
        Assert.All(
            listing.GroupBy(e => e.ParentNumber), parent => Assert.InRange(parent.Count(), 17, 24));
        Assert.Equal(0, day.Witness.OpenOf(day.Guilty));
    }

    [Fact]
    public void Facebook_VenueThatAnswers_EachPurchaseGoesOutOnce()
    {
        using IncidentDay day = IncidentDay.Run(
            "facebook-2012",
            change: s => s with { Timeline = [.. s.Timeline.Where(item => item is not TimelineItem.VenueFault)] });
        Assert.Equal(400, Listing(day).Length);
        Assert.Equal((0L, Money.Zero), (day.Incident.Children, day.Incident.Total));
    }

    [Fact]
    public void Facebook_WhatClientsAskedFor_IsTheirsAndOnlyTheRestIsTheIncident()
    {
        using IncidentDay day = IncidentDay.Run("facebook-2012");
        OrderEvent[] listing = Listing(day);
        long asked = listing.DistinctBy(e => e.ParentNumber).Sum(e => (long)e.Quantity);

        Assert.Equal(listing.Length - 400, day.Incident.Children);
        Assert.Equal(listing.Sum(e => (long)e.Quantity) - asked, day.Incident.Shares);
        Assert.Equal(
            asked, day.SentByGuilty(OrderEventKind.Allocated)
                .Where(e => listing.Any(sent => sent.ParentNumber == e.ParentNumber)).Sum(e => (long)e.Quantity));
    }

    [Fact]
    public void Citadel_TestBuild_SellsAloneWhereItsPeersQuoteBothSides()
    {
        using IncidentDay day = IncidentDay.Run("citadel-2010");
        Assert.True(day.Incident.NetShortSymbols == 10 && day.Incident.NetLongSymbols == 0);
        Assert.All(day.SentByGuilty().Where(e => e.Quantity == 300 && e.ParentNumber <= 60), e =>
            Assert.Equal(Side.Sell, e.Side));
        OrderEvent[] quotes = [.. day.Events.Where(
            e => e.Kind == OrderEventKind.Sent && e.ServerIndex != day.Guilty && e.ParentNumber <= 60)];
        Assert.InRange(quotes.Count(e => e.Side == Side.Buy) / (double)quotes.Length, 0.45, 0.55);
        Assert.Contains(
            day.Witness.Notices.OfType<FleetNotice.Manifest>(), m => m.Item.Build != m.Item.PlannedBuild);
    }

    [Fact]
    public void Citadel_WithoutTheDeploy_NothingIsGuilty()
    {
        using IncidentDay day = IncidentDay.Run("citadel-2010", change: s => s with { Timeline = [] });
        Assert.Equal(0, day.Incident.Children);
    }

    [Fact]
    public void HanMag_EveryTrade_IsAtItsOwnPriceFarFromTheMiddle()
    {
        using IncidentDay day = IncidentDay.Run("hanmag-2013");
        OrderEvent[] far = [.. day.SentByGuilty(OrderEventKind.Filled).Where(e => Distance(day, e) > 0.4m)];
        Assert.InRange(far.Length, 35_800, 36_300);
        Assert.All(far, e => Assert.Equal(0, e.Aux));
        Assert.InRange(far.Count(e => e.Side == Side.Buy) / (double)far.Length, 0.49, 0.51);
        Assert.Equal(42, far.DistinctBy(e => e.SymbolIndex).Count());
    }

    [Fact]
    public void Goldman_BeforeTheOpen_OrdersOfOneRangeWaitAtOnePrice()
    {
        using IncidentDay day = IncidentDay.Start("goldman-2013");
        day.Witness.RunTo(new TimeSpan(9, 29, 59));
        Assert.Equal((16_000, 0), (day.Incident.Children, day.Incident.Executions));
        OrderEvent[] axes = [.. day.Events.Where(e => e.Kind == OrderEventKind.Sent && e.Quantity == 94)];
        Assert.All(axes, e => Assert.Equal(Price.FromDollars(100), e.Price));
        Assert.Equal(["OI", "OJ", "OK"], axes.Select(e => day.TickerOf(e)[..2]).Distinct().Order());
        day.Witness.RunTo(new TimeSpan(9, 35, 0));
        Assert.True(day.Incident.Executions > 15_700, "They execute within minutes of the open.");
    }

    [Fact]
    public void Goldman_PeopleOfTheFirm_LiftEightTimesAndEachActIsTakenOnce()
    {
        using IncidentDay day = IncidentDay.Start("goldman-2013");
        var lifts = new List<TimelineItem.FirmLiftsBreakers>();
        while (!day.World.IsOver)
        {
            day.World.AdvanceBucket();
            while (day.World.TryTakeFirmAct(out TimelineItem.FirmLiftsBreakers? act))
                lifts.Add(act);
        }
        Assert.Equal(8, lifts.Count);
        Assert.Contains(lifts, act => act.At == new TimeSpan(9, 1, 0));
    }

    /// <summary>Orders for the purchases of the new share, without those of the ordinary flow before.</summary>
    private static OrderEvent[] Listing(IncidentDay day)
    {
        HashSet<long> parents =
        [
            .. day.Events.Where(e => e.Kind == OrderEventKind.ParentReceived && e.ServerIndex == day.Guilty
                && e.Time.TimeOfDay >= new TimeSpan(11, 5, 0)).Select(e => e.ParentNumber),
        ];
        return
        [
            .. day.Events.Where(e => e.Kind == OrderEventKind.Sent && e.ServerIndex == day.Guilty
                && parents.Contains(e.ParentNumber)),
        ];
    }

    private static decimal Distance(IncidentDay day, in OrderEvent trade)
    {
        decimal worth = day.World.Fleet.Symbols[trade.SymbolIndex].ReferencePrice.Ticks;
        return Math.Abs(trade.PriceTicks - worth) / worth;
    }
}
