using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Station;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Station;

/// <summary>What an instructor does to a running world, stepped by hand.</summary>
public sealed class InterventionTests
{
    private static readonly TimelineItem.Messages s_planned = new(
        SmallScenario.At(9, 30, 5), SmallScenario.At(9, 30, 5), "one", 1, MessageSeverity.Info, "desk", "planned");

    [Fact]
    public void Insert_WithATimeThatHasCome_HappensAtOnce_AlsoWhileTheClockStands()
    {
        using World world = SmallScenario.Run();
        world.AdvanceBucket();
        Taken(world);
        MarketTime? told = null;

        world.Intervene(new Intervention.Insert(s_planned.MovedTo(world.Now.TimeOfDay)), (at, wrong) =>
        {
            Assert.Null(wrong);
            told = at;
        });
        world.ServiceGates();

        Assert.Equal(world.Now, told);
        Assert.Equal("planned", Assert.Single(Messages(world)).Text);
    }

    [Fact]
    public void Trigger_OfAComingItem_HappensNow_AndNotAgainAtItsTime()
    {
        using World world = SmallScenario.Run(scenario: SmallScenario.Make(null, s_planned));
        world.AdvanceBucket();
        Assert.Null(Do(world, new Intervention.Trigger(0)));
        Assert.Single(Messages(world));
        RunTo(world, 9, 30, 10);
        Assert.Empty(Messages(world));
        Assert.Equal("It has happened already.", Do(world, new Intervention.Trigger(0)));
    }

    [Fact]
    public void HoldBack_KeepsAnItemFromHappening_UntilItIsCalled()
    {
        using World world = SmallScenario.Run(scenario: SmallScenario.Make(null, s_planned));
        Assert.Null(Do(world, new Intervention.HoldBack(0)));
        Assert.Equal("It is held back already.", Do(world, new Intervention.HoldBack(0)));
        RunTo(world, 9, 30, 10);
        Assert.Empty(Messages(world));
        Assert.Null(Do(world, new Intervention.Trigger(0)));
        Assert.Single(Messages(world));
    }

    [Fact]
    public void HoldBack_OfWhatHasBegun_IsRefused_AndItEndsAsItWouldHave()
    {
        var gap = new TimelineItem.TelemetryGap(
            SmallScenario.At(9, 29, 52), SmallScenario.At(9, 29, 54), TelemetryGapKind.Loses, ["one"], "");
        using World world = SmallScenario.Run(scenario: SmallScenario.Make(null, gap));
        RunTo(world, 9, 29, 53);
        Assert.Equal("It has happened already.", Do(world, new Intervention.HoldBack(0)));
        Assert.Equal(
            "The timeline has the items 0 to 0; there is no 7.", Do(world, new Intervention.HoldBack(7)));
    }

    [Fact]
    public void Arm_WhenAServerIsHalted_HappensOnceAfterTheLatch()
    {
        using World world = SmallScenario.Run();
        Assert.Null(Do(world, new Intervention.Arm(s_planned, new Condition.WhenHalted("two"))));
        RunTo(world, 9, 29, 55);
        Assert.Empty(Messages(world));
        Assert.Null(Assert.Single(world.Armed).FiredAt);
        world.Gates[1].Latch(new HoldId(1));
        RunTo(world, 9, 29, 58);
        Assert.Single(Messages(world));
        Assert.Equal(MarketTime.FromTimeOfDay(new TimeSpan(0, 9, 29, 55, 100)), Assert.Single(world.Armed).FiredAt);
    }

    [Fact]
    public void Arm_AfterTheFirstKill_WaitsItsSeconds()
    {
        using World world = SmallScenario.Run();
        Do(world, new Intervention.Arm(s_planned, new Condition.AfterFirstKill(3)));
        world.Gates[0].Latch(new HoldId(1));
        RunTo(world, 9, 29, 53);
        Assert.Empty(Messages(world));
        RunTo(world, 9, 29, 54);
        Assert.Single(Messages(world));
    }

    [Fact]
    public void Arm_WhenTheLossExceeds_HappensWhenItReallyDoes()
    {
        using World world = SmallScenario.Run();
        Do(world, new Intervention.Arm(s_planned, new Condition.WhenLossExceeds(100)));
        while (world.Armed[0].FiredAt is null && !world.IsOver)
            world.AdvanceBucket();
        Assert.False(world.IsOver);
        Assert.True(-world.Ledger.Report().Incident.MarkToMarket.Dollars > 100);
    }

    private static string? Do(World world, Intervention what)
    {
        string? answer = "It was never done.";
        world.Intervene(what, (_, wrong) => answer = wrong);
        world.ServiceGates();
        return answer;
    }

    private static void RunTo(World world, int hour, int minute, int second)
    {
        while (world.Now.TimeOfDay < SmallScenario.At(hour, minute, second))
            world.AdvanceBucket();
    }

    private static ImmutableArray<ServerMessage> Messages(World world) =>
        [.. Taken(world).OfType<FleetNotice.Message>().Select(static notice => notice.Item)];

    private static List<FleetNotice> Taken(World world)
    {
        var taken = new List<FleetNotice>();
        while (world.Notices.TryRead(out FleetNotice? notice))
            taken.Add(notice);
        return taken;
    }
}
