using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class OrderConservationRuleTests
{
    private readonly RuleRig _rig = new();

    [Fact]
    public void ThirdOrder_BeyondItsParent_TripsOnItsOwnSlice_AndIsNamed()
    {
        _rig.Story.Parent(5, 100).Sent(1, 100, parent: 5);
        Assert.False(_rig.Inspect()[0]);
        _rig.Story.Then(10).Sent(2, 100, parent: 5).Then(20).Sent(3, 100, parent: 5);
        Assert.False(_rig.Inspect()[0]);
        _rig.Story.Then(30).Sent(4, 100, parent: 5).Then(40).Sent(5, 100, parent: 5);
        Assert.True(_rig.Inspect()[0]);

        StandingFinding finding = Assert.Single(_rig.Of("order-conservation"));
        Anomaly anomaly = finding.ToAnomaly(new ServerId(0));
        Assert.Equal(LimitAction.Block, anomaly.Step);
        Assert.Equal((5L, 5L), (anomaly.EventSequence, anomaly.Parent));
        Assert.Equal(ServerStory.At(10), anomaly.Since);
        Assert.Contains("executed and live shares are more than the client asked for", anomaly.Message);
    }

    [Fact]
    public void FirstOrder_AgainstItsParent_Alarms()
    {
        _rig.Story.Parent(5, 100).Then(3).Sent(1, 100, parent: 5, side: Side.Sell);
        Assert.False(_rig.Inspect()[0]);

        Anomaly anomaly = Assert.Single(_rig.Of("order-conservation")).ToAnomaly(null);
        Assert.Equal((LimitAction.Alarm, AnomalySeverity.Warning, 2L), (
            anomaly.Step, anomaly.Severity, anomaly.EventSequence));
        Assert.Contains("it trades against its client order", anomaly.Message);
    }

    [Fact]
    public void Breach_StandsForAMinute()
    {
        _rig.Story.Parent(5, 100).Sent(1, 101, parent: 5);
        _rig.Tick(100);
        Assert.Single(_rig.Of("order-conservation"));
        _rig.Tick(59_900);
        Assert.Single(_rig.Of("order-conservation"));
        _rig.Tick(60_100);
        Assert.Empty(_rig.Of("order-conservation"));
    }

    [Fact]
    public void SingleOverfill_IsARace_AndNoTrip()
    {
        _rig.Story.Parent(5, 100).Sent(1, 100, parent: 5).CancelSent(1, 5).Sent(2, 100, parent: 5)
            .Filled(1, 100, parent: 5).Filled(2, 100, parent: 5);

        Assert.False(_rig.Inspect()[0]);
        Assert.Empty(_rig.Of("order-conservation"));
        Assert.Equal(LimitAction.Alarm, Assert.Single(_rig.Of("parent-overfilled")).Action);
    }

    [Fact]
    public void Overfills_OneAfterAnother_Trip()
    {
        _rig.Story.Parent(5, 100).Sent(1, 100, parent: 5).Filled(1, 100, parent: 5);
        for (int fill = 0; fill < 6; fill++)
            _rig.Story.Filled(1, 10, parent: 5);

        Assert.True(_rig.Inspect()[0]);
        Assert.Equal(6, Assert.Single(_rig.Of("parent-overfilled")).Verdict.Value);
    }
}
