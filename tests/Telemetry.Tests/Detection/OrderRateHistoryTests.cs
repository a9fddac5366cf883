using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Model;
using Ops.Telemetry.Pipeline;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class OrderRateHistoryTests
{
    private readonly OrderRateHistory _rule = new();
    private readonly List<int> _window = [];
    private int _second;

    [Fact]
    public void Open_OfAQuietDay_IsNoAnomaly()
    {
        Play(120, SessionPhase.PreOpen, _ => 2);
        // The U of the day: a burst at the open that ebbs over ten minutes, then a slow rise towards the close.
        List<Finding> findings = Play(
            1_800, SessionPhase.Open, second => 40 + (int)(360 * Math.Exp(-second / 120.0)) + (second / 100));
        Assert.Empty(findings);
    }

    [Fact]
    public void Runaway_AfterEnoughHistory_IsFoundWithinTenSeconds()
    {
        Assert.Empty(Play(300, SessionPhase.Open, _ => 40));

        List<Finding> findings = Play(10, SessionPhase.Open, _ => 1_500);

        Assert.Equal(AnomalySeverity.Critical, findings[^1].Severity);
        Assert.Equal((1_500L, LimitAction.Alarm), (findings[^1].Value, findings[^1].Action));
    }

    [Fact]
    public void Runaway_DoesNotBecomeTheNewNormal_Soon()
    {
        Play(300, SessionPhase.Open, _ => 40);
        Assert.Equal(120, Play(120, SessionPhase.Open, _ => 1_500).Count);
    }

    [Fact]
    public void Rate_WithoutHistory_GivesNoOpinion() => Assert.Empty(Play(120, SessionPhase.Open, _ => 1_500));

    [Fact]
    public void FewOrders_AreNoAnomaly_HoweverFewThereWereBefore()
    {
        Play(300, SessionPhase.Open, _ => 0);
        Assert.Empty(Play(60, SessionPhase.Open, _ => 15));
    }

    private List<Finding> Play(int seconds, SessionPhase phase, Func<int, int> ordersPerSecond)
    {
        var findings = new List<Finding>();
        for (int second = 0; second < seconds; second++)
        {
            _second++;
            _window.Add(ordersPerSecond(second));
            var measured = new Measurement
            {
                Now = ServerStory.At(_second * 1_000L),
                Phase = phase,
                Limits = PipelineOptions.Default.PerServer,
                OrdersIn10s = _window.TakeLast(10).Sum(),
            };
            if (_rule.Judge(measured) is { } finding)
                findings.Add(finding);
        }
        return findings;
    }
}
