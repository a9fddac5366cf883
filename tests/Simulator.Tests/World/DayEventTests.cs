using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

/// <summary>What a day without an incident can bring, each on the small scenario.</summary>
public sealed class DayEventTests
{
    private static readonly TimeSpan s_end = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_from = SmallScenario.At(9, 30, 5);
    private static readonly TimeSpan s_until = SmallScenario.At(9, 30, 15);

    [Fact]
    public void MarketVolume_TimesFive_IsTradedByOthersAndOrderedByClients()
    {
        (long usual, long others) = FlowOf();
        (long busy, long othersBusy) = FlowOf(new TimelineItem.MarketVolume(s_from, s_until, 5, ""));

        Assert.InRange((double)busy / usual, 3.5, 7.0);
        Assert.InRange((double)othersBusy / others, 3.0, 7.0);
    }

    [Fact]
    public void PriceShock_MovesTheMarkOfItsInstrumentAndStays()
    {
        using World world = SmallScenario.Run(1, With(new TimelineItem.PriceShock(s_from, ["AAA"], [], -2_000, "")));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);

        decimal before = MarksOf(witness, symbol: 0).Last(mark => mark.At.TimeOfDay < s_from).Mid;
        Assert.All(
            MarksOf(witness, symbol: 0).Where(mark => mark.At.TimeOfDay > s_from && mark.At.TimeOfDay < s_until),
            mark => Assert.InRange(mark.Mid / before, 0.77m, 0.83m));
        Assert.InRange(MarksOf(witness, symbol: 1).Last().Mid / MarksOf(witness, symbol: 1).First().Mid, 0.9m, 1.1m);
    }

    [Theory]
    [InlineData(HaltedOrders.Held)]
    [InlineData(HaltedOrders.Rejected)]
    public void Halt_OfAClass_NothingIsExecutedInItUntilItReopens(HaltedOrders orders)
    {
        TimeSpan notice = TimeSpan.FromMilliseconds(500);
        using World world = SmallScenario.Run(
            1, With(new TimelineItem.Halt(s_from, s_until, [], ["B"], orders, notice, "")));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);

        OrderEvent[] inside = [.. witness.Events.Where(
            item => item.SymbolIndex > 0 && IsWithin(item, s_from, s_until))];
        Assert.DoesNotContain(inside, item => item.Kind == OrderEventKind.Filled);
        Assert.DoesNotContain(inside, item => item.Kind == OrderEventKind.Sent && item.ServerIndex == 0
            && TimeOf(item) >= s_from + notice);
        Assert.Contains(inside, item => item.Kind == OrderEventKind.Sent);
        bool refuses = inside.Count(item => item.Kind == OrderEventKind.Rejected) > 3;
        Assert.Equal(orders == HaltedOrders.Rejected, refuses);
        Assert.Contains(witness.Events, item => item.SymbolIndex > 0 && item.Kind == OrderEventKind.Filled
            && TimeOf(item) > s_until);
        Assert.Contains(witness.Events, item => item.SymbolIndex == 0 && item.Kind == OrderEventKind.Filled
            && IsWithin(item, s_from, s_until));
    }

    [Fact]
    public void Halts_ThatOverlap_EndWithTheLater()
    {
        TimeSpan middle = SmallScenario.At(9, 30, 10);
        using World world = SmallScenario.Run(1, With(
            new TimelineItem.Halt(s_from, middle, [], [], HaltedOrders.Held, TimeSpan.Zero, ""),
            new TimelineItem.Halt(SmallScenario.At(9, 30, 7), s_until, [], [], HaltedOrders.Held, TimeSpan.Zero, "")));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);

        Assert.DoesNotContain(
            witness.Events, item => item.Kind == OrderEventKind.Filled && IsWithin(item, s_from, s_until));
        Assert.Contains(witness.Events, item => item.Kind == OrderEventKind.Filled && TimeOf(item) > s_until);
    }

    [Fact]
    public void TelemetryGap_ThatLoses_LeavesAGapInTheNumbers()
    {
        using World world = SmallScenario.Run(
            1, With(new TimelineItem.TelemetryGap(s_from, s_until, TelemetryGapKind.Loses, ["one"], "")));

        List<OrderEvent> heard = Hear(world, server: 0);

        Assert.DoesNotContain(heard, item => IsWithin(item, s_from, s_until));
        Assert.Equal(world.Sources[0].LostEvents, MissingIn(heard));
        Assert.True(world.Sources[0].LostEvents > 100);
    }

    [Fact]
    public void TelemetryGap_ThatDelays_LosesNothing()
    {
        using World world = SmallScenario.Run(
            1, With(new TimelineItem.TelemetryGap(s_from, s_until, TelemetryGapKind.Delays, ["one"], "")));
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 14));

        Assert.DoesNotContain(witness.Events, item => item.ServerIndex == 0 && TimeOf(item) > s_from);
        Assert.True(world.Sources[0].AliveUntil.TimeOfDay <= s_from);
        witness.RunTo(s_end);
        Assert.Contains(witness.Events, item => item.ServerIndex == 0 && IsWithin(item, s_from, s_until));
    }

    [Fact]
    public void ClockStep_MovesTheDatesOfItsServerAlone()
    {
        TimeSpan by = TimeSpan.FromSeconds(3);
        using World right = SmallScenario.Run();
        using World wrong = SmallScenario.Run(
            1, With(new TimelineItem.ClockStep(s_from, s_until, by, ClockDirection.Behind, ["one"], "")));
        List<OrderEvent> told = Hear(right, server: 0);
        List<OrderEvent> dated = Hear(wrong, server: 0);

        Assert.Equal(told.Count, dated.Count);
        Assert.All(
            told.Zip(dated), pair => Assert.Equal(
                IsWithin(pair.First, s_from, s_until) ? by : TimeSpan.Zero, TimeOf(pair.First) - TimeOf(pair.Second)));
    }

    [Fact]
    public void StartsAt_BeforeIt_NothingIsHeardOfTheServer()
    {
        Scenario small = SmallScenario.Make();
        Scenario late = small with
        {
            Fleet = small.Fleet with
            {
                Servers = [small.Fleet.Servers[0] with { StartsAt = s_from }, small.Fleet.Servers[1]],
            },
        };
        using World world = SmallScenario.Run(1, late);
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 4));
        Assert.DoesNotContain(witness.Events, item => item.ServerIndex == 0);
        Assert.DoesNotContain(witness.Notices, notice => notice is FleetNotice.Manifest { Item.Server.Index: 0 });
        Assert.Equal(default, world.Sources[0].AliveUntil);

        witness.RunTo(s_end);
        Assert.True(TimeOf(witness.Events.First(item => item.ServerIndex == 0)) >= s_from);
        Assert.Contains(witness.Notices, notice => notice is FleetNotice.Manifest { Item.Server.Index: 0 });
    }

    [Fact]
    public void OnClose_OrdersRestUntilTheClosingAuction()
    {
        Scenario small = SmallScenario.Make();
        CodePathSpec onClose = SmallScenario.Slice with
        {
            ChildShares = 5_000, LimitBps = 500, MarketablePerMille = 1_000,
            Sending = SmallScenario.Slice.Sending with { OnClose = true },
        };
        using World world = SmallScenario.Run(1, small with
        {
            Fleet = small.Fleet with { Paths = [onClose, .. small.Fleet.Paths.Skip(1)] },
        });
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);

        Assert.All(
            witness.Events.Where(item => item.Kind == OrderEventKind.Filled && item.ServerIndex == 0),
            item => Assert.Equal(small.Session.Close, TimeOf(item)));
        Assert.True(witness.CountOf(OrderEventKind.Filled, server: 0) > 50);
        Assert.Equal(0, witness.OpenOrders);
    }

    [Fact]
    public void Recovery_OfAVenue_SpreadsWhatItWithheld()
    {
        var fault = new TimelineItem.VenueFault(s_from, s_until, VenueFaultKind.WithholdsAnswers, [], default, "");
        int AtOnce(TimeSpan recovery)
        {
            using World world = SmallScenario.Run(1, With(fault with { Recovery = recovery }));
            WorldWitness witness = new WorldWitness(world).RunTo(s_end);
            return witness.Events.Count(item => item.Kind == OrderEventKind.Accepted
                && IsWithin(item, s_until, s_until + TimeSpan.FromMilliseconds(50)));
        }

        Assert.True(AtOnce(TimeSpan.FromSeconds(5)) * 5 < AtOnce(TimeSpan.Zero));
    }

    [Fact]
    public void SameSeed_WithAllOfThem_IsTheSameRun()
    {
        Scenario day = With(
            new TimelineItem.MarketVolume(s_from, s_until, 2, ""),
            new TimelineItem.PriceShock(s_from, [], ["B"], 300, ""),
            new TimelineItem.Halt(SmallScenario.At(9, 30, 7), s_until, ["AAA"], [], HaltedOrders.Held, default, ""),
            new TimelineItem.TelemetryGap(s_from, s_until, TelemetryGapKind.Delays, ["two"], ""));
        string DigestOf(ulong seed)
        {
            using World world = SmallScenario.Run(seed, day);
            return new WorldWitness(world).RunTo(s_end).Digest;
        }

        Assert.Equal(DigestOf(3), DigestOf(3));
        Assert.NotEqual(DigestOf(3), DigestOf(4));
    }

    private static Scenario With(params TimelineItem[] items) => SmallScenario.Make(null, items);

    private static (long Parents, long Others) FlowOf(params TimelineItem[] items)
    {
        using World world = SmallScenario.Run(1, With(items));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);
        Mark At(TimeSpan time) => witness.Notices.OfType<FleetNotice.Marks>()
            .Where(marks => marks.At.TimeOfDay <= time).SelectMany(marks => marks.Items)
            .Last(mark => mark.Symbol.Index == 0);
        return (
            witness.Events.Count(item => item.Kind == OrderEventKind.ParentReceived && IsWithin(item, s_from, s_until)),
            At(s_until).MarketVolume - At(s_from).MarketVolume);
    }

    private static IEnumerable<(MarketTime At, decimal Mid)> MarksOf(WorldWitness witness, int symbol) =>
        witness.Notices.OfType<FleetNotice.Marks>()
            .SelectMany(marks => marks.Items.Where(mark => mark.Symbol.Index == symbol)
                .Select(mark => (marks.At, (decimal)mark.Mid.Ticks)));

    private static List<OrderEvent> Hear(World world, int server)
    {
        var heard = new List<OrderEvent>();
        while (!world.IsOver)
        {
            world.AdvanceBucket();
            while (world.Sources[server].Batches.TryRead(out OrderBatch? batch))
            {
                heard.AddRange(batch.Events);
                world.Sources[server].Return(batch);
            }
        }
        return heard;
    }

    private static long MissingIn(List<OrderEvent> heard) => heard[^1].FeedSequence - heard.Count;

    private static TimeSpan TimeOf(in OrderEvent item) => new MarketTime(item.TimeNanoseconds).TimeOfDay;

    private static bool IsWithin(in OrderEvent item, TimeSpan from, TimeSpan until) =>
        TimeOf(item) >= from && TimeOf(item) < until;
}
