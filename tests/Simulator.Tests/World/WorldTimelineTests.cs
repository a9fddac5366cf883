using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests;

public sealed class WorldTimelineTests
{
    private static readonly TimeSpan s_end = TimeSpan.FromHours(24);

    [Fact]
    public void Deploy_BeforeTheOrders_TheyRunTheNewPath()
    {
        var deploy = new TimelineItem.Deploy(SmallScenario.At(9, 29, 51), ["two"], "new", "The missed copy is made.");
        using World world = SmallScenario.Run(1, SmallScenario.Make(null, deploy));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);
        Assert.Equal(0, world.Ledger.Report().Incident.Children);
        Assert.Equal(["new", "old", "new"], witness.Notices.OfType<FleetNotice.Manifest>().Select(m => m.Item.Build));
    }

    [Fact]
    public void SetFlag_Off_FlaggedOrdersTakeTheDefaultPath()
    {
        var off = new TimelineItem.SetFlag(SmallScenario.At(9, 29, 51), ["two"], "new-programme", On: false, "Off.");
        using World world = SmallScenario.Run(1, SmallScenario.Make(null, off));
        new WorldWitness(world).RunTo(s_end);
        Assert.Equal(0, world.Ledger.Report().Incident.Children);
    }

    [Fact]
    public void Messages_Several_AreSpreadOverTheirTime()
    {
        var messages = new TimelineItem.Messages(
            SmallScenario.At(9, 29, 51), SmallScenario.At(9, 29, 59), "two", 5, MessageSeverity.Warning, "BNET",
            "Power Peg disabled");
        using World world = SmallScenario.Run(1, SmallScenario.Make(null, messages));
        WorldWitness witness = new WorldWitness(world).RunTo(s_end);
        ServerMessage[] written = [.. witness.Notices.OfType<FleetNotice.Message>().Select(m => m.Item)];
        Assert.Equal([51, 53, 55, 57, 59], written.Select(m => m.At.TimeOfDay.Seconds));
        Assert.All(written, m => Assert.Equal((new ServerId(1), "BNET"), (m.Server, m.Source)));
    }

    [Fact]
    public void FirmStops_OneServer_ItSendsNothingAndItsOpenOrdersGo()
    {
        var stop = new TimelineItem.FirmStops(SmallScenario.At(9, 30, 10), ["two"], "Stopped.");
        using World world = SmallScenario.Run(1, SmallScenario.Make(null, stop));
        WorldWitness witness = new WorldWitness(world).RunTo(SmallScenario.At(9, 30, 10));
        (long sent, long others) = (witness.CountOf(
            OrderEventKind.Sent, server: 1), witness.CountOf(OrderEventKind.Sent, server: 0));
        witness.RunTo(SmallScenario.At(9, 30, 11));
        Assert.Equal(sent, witness.CountOf(OrderEventKind.Sent, server: 1));
        Assert.Equal(0, witness.OpenOf(1));
        Assert.True(witness.CountOf(OrderEventKind.Sent, server: 0) > others);
    }

    [Fact]
    public void Deploy_UnknownBuild_SaysWhichThereAre()
    {
        var deploy = new TimelineItem.Deploy(SmallScenario.At(9, 29, 51), ["two"], "newer", "");
        using World world = SmallScenario.Run(1, SmallScenario.Make(null, deploy));
        var wrong = Assert.Throws<ArgumentException>(() => new WorldWitness(world).RunTo(s_end));
        Assert.Contains("There is no build newer; the builds are new, old.", wrong.Message);
    }
}
