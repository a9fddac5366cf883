using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class LimitRuleTests
{
    [Theory]
    [InlineData(-5, 100, null)]
    [InlineData(69, 100, null)]
    [InlineData(70, 100, AnomalySeverity.Warning)]
    [InlineData(100, 100, AnomalySeverity.Warning)]
    [InlineData(101, 100, AnomalySeverity.Critical)]
    [InlineData(long.MaxValue, long.MaxValue, AnomalySeverity.Warning)]
    public void Value_AgainstItsLimit_IsGraded(long value, long limit, AnomalySeverity? expected) =>
        Assert.Equal(expected, LimitRule.Judge(value, limit, 70, LimitAction.Block)?.Severity);

    [Fact]
    public void Panel_KeepsTheTimeAFindingWasFirstSeen_AndForgetsItWhenItEnds()
    {
        var panel = new DetectorPanel([new OrderRateLimit()]);
        Assert.False(panel.Judge(At(1, orders: 600)));
        panel.Judge(At(2, orders: 700));
        Anomaly anomaly = panel.Standing[0]!.Value.ToAnomaly(new ServerId(3));
        panel.Judge(At(3, orders: 0));
        bool gone = panel.Standing[0] is null;
        panel.Judge(At(4, orders: 600));

        Assert.Equal(
            (ServerStory.At(1), 700m, "orders/s", "alarm"),
            (anomaly.Since, anomaly.Value, anomaly.Unit, anomaly.Action));
        Assert.Equal("700 orders in the last second, over its limit of 500.", anomaly.Message);
        Assert.True(gone);
        Assert.Equal(ServerStory.At(4), panel.Standing[0]!.Value.Since);
    }

    [Fact]
    public void Rules_HaveDistinctCodes() =>
        Assert.Equal(DetectorList.Create().Count, DetectorList.Create().Select(rule => rule.Rule).Distinct().Count());

    private static Measurement At(long milliseconds, int orders) => new()
    {
        Now = ServerStory.At(milliseconds),
        Phase = SessionPhase.Open,
        Limits = PipelineOptions.Default.PerServer,
        OrdersIn1s = orders,
    };
}
