using Microsoft.Extensions.Time.Testing;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Pipeline;

public sealed class TelemetryLoopTests : IDisposable
{
    private readonly LoopRig _rig = new(new FakeTimeProvider());

    public void Dispose() => _rig.Dispose();

    [Fact]
    public void Reader_BeforeTheFirstPicture_HasNone() => Assert.Null(_rig.Loop.Reader.Current);

    [Fact]
    public void Loop_WithWrongOptions_RefusesToStandUp()
    {
        PipelineOptions wrong = PipelineOptions.Default with { FeedRedAfter = TimeSpan.Zero };
        Assert.Contains(
            "FeedRedAfter is 00:00:00; it must be longer than FeedYellowAfter.",
            Assert.Throws<ArgumentException>(() => new LoopRig(new FakeTimeProvider(), options: wrong)).Message);
    }

    [Fact]
    public void Snapshot_AfterOneOrderAndItsFill_HoldsEveryNumber()
    {
        _rig.Stories[7].Then(10).Parent(parent: 1, quantity: 100).Sent(1, 100, 10.05m, parent: 1)
            .Then(20).Accepted(1).Then(30).Filled(1, 60, 10.00m, parent: 1, limit: 10.05m);

        FleetSnapshot snapshot = _rig.Tick(100);

        ServerReading reading = snapshot.Servers[7].Reading;
        Assert.Equal(ServerStory.At(100), reading.At);
        Assert.Equal((1, 1, 1, 60), (reading.Parents, reading.Children, reading.Executions, reading.SharesExecuted));
        Assert.Equal(1, reading.In1s[OrderEventKind.Accepted]);
        Assert.Equal((1, 0), (reading.OpenOrders, reading.UnacknowledgedOrders));
        Assert.Equal(Money.FromDollars(40 * 10.05m), reading.OpenNotional);
        Assert.Equal(Money.FromDollars(600), reading.GrossExposure);
        Assert.Equal(Money.FromDollars(600 + (40 * 10.05m)), reading.EnteredExposure);
        Assert.Equal((4, 1), (reading.FeedSequence, reading.SendSequence));
        Assert.Equal(ServerStory.At(30), reading.LastEventAt);
        Assert.Equal(reading.GrossExposure, snapshot.Total.GrossExposure);
        Assert.Equal(FeedColour.Green, snapshot.Servers[7].Feed);
    }

    [Fact]
    public void Total_OfOpposedPositions_IsNettedPerSymbol()
    {
        _rig.Stories[0].Then(1).Sent(1, 100).Filled(1, 100);
        _rig.Stories[1].Then(1).Sent(1, 60, side: Side.Sell).Filled(1, 60, side: Side.Sell);

        FleetSnapshot snapshot = _rig.Tick(100);

        Assert.Equal(Money.FromDollars(400), snapshot.Total.GrossExposure);
        Assert.Equal(Money.FromDollars(400), snapshot.Total.NetExposure);
        Assert.Equal(1, snapshot.Total.Symbols);
        Assert.Equal(Money.FromDollars(600), snapshot.Servers[1].Reading.GrossExposure);
    }
}
