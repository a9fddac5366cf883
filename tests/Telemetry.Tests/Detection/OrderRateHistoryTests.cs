using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Detection.Flow;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class OrderRateHistoryTests
{
    private static readonly FleetDefinition s_fleet = Fleets.Of();

    private readonly RulePanel _panel =
        new([new OrderRateHistory()], s_fleet.Servers[0], s_fleet.Symbols, RuleBook.Standard);

    private readonly List<int> _window = [];
    private int _second;

    [Fact]
    public void Open_OfAQuietDay_IsNoAnomaly()
    {
        Play(120, SessionPhase.PreOpen, _ => 2);
        // The U of the day: a burst at the open that ebbs over ten minutes, then a slow rise towards the close.
        List<StandingFinding> findings = Play(
            1_800, SessionPhase.Open, second => 40 + (int)(360 * Math.Exp(-second / 120.0)) + (second / 100));
        Assert.Empty(findings);
    }

    [Fact]
    public void Runaway_AfterEnoughHistory_IsFoundWithinTenSeconds()
    {
        Assert.Empty(Play(300, SessionPhase.Open, _ => 40));

        List<StandingFinding> findings = Play(10, SessionPhase.Open, _ => 1_500);

        Assert.Equal(AnomalySeverity.Critical, findings[^1].Severity);
        Assert.Equal((3_750L, LimitAction.Alarm), (findings[^1].Verdict.Value, findings[^1].Action));
        Assert.Equal(
            "1,500 orders/s in ten seconds, 37 times the 40 of the last minutes.",
            findings[^1].ToAnomaly(null).Message);
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

    [Fact]
    public void Growth_OfTheWholeMarket_IsUsual_AndMoreThanItIsNot()
    {
        var rig = new RuleRig();
        int order = 0;
        long volume = 0;
        void Seconds(int from, int to, int ordersPerSecond, int traded)
        {
            for (int second = from + 1; second <= to; second++)
            {
                for (int i = 0; i < ordersPerSecond; i++)
                {
                    rig.Story.Then((second * 1_000) - 500 + i)
                        .Sent(++order, dollars: 10 + (order % 30)).Rejected(order);
                }
                rig.Mark(0, 10, second * 1_000L, volume += traded);
                rig.Tick(second * 1_000L);
            }
        }

        Seconds(0, 200, ordersPerSecond: 20, traded: 5_000);
        Seconds(200, 220, ordersPerSecond: 100, traded: 25_000);
        Assert.Empty(rig.Of("order-rate-history"));
        Seconds(220, 231, ordersPerSecond: 100, traded: 5_000);
        Assert.NotEmpty(rig.Of("order-rate-history"));
    }

    [Fact]
    public void Server_LetGoAfterALongHold_IsNotAccusedOfItsUsualFlow_AndIsOfMore()
    {
        var rig = new RuleRig();
        int order = 0;
        void Seconds(int from, int to, int ordersPerSecond)
        {
            for (int second = from + 1; second <= to; second++)
            {
                for (int i = 0; i < ordersPerSecond; i++)
                {
                    rig.Story.Then((second * 1_000) - 500 + i)
                        .Sent(++order, dollars: 10 + (order % 30)).Rejected(order);
                }
                rig.Tick(second * 1_000L);
                if (second is > 900 and <= 960)
                    Assert.Empty(rig.Of("order-rate-history"));
            }
        }

        Seconds(0, 300, ordersPerSecond: 40);
        rig.Held.Add(0);
        Seconds(300, 900, ordersPerSecond: 0);
        rig.Held.Clear();
        Assert.Equal(400, rig.Board.UsualOf(0));
        Seconds(900, 960, ordersPerSecond: 40);
        Seconds(960, 975, ordersPerSecond: 400);
        Assert.NotEmpty(rig.Of("order-rate-history"));
    }

    [Fact]
    public void Server_ThatWasNotHeardBefore_HasNoHistory()
    {
        var rig = new RuleRig();
        int order = 0;
        for (int second = 1; second <= 230; second++)
        {
            for (int i = 0; second > 200 && i < 40; i++)
                rig.Story.Then((second * 1_000) - 500 + i).Sent(++order, dollars: 10 + (order % 30)).Rejected(order);
            rig.Tick(second * 1_000L);
        }
        Assert.Empty(rig.Of("order-rate-history"));
        Assert.Contains("less than two minutes", rig.Slot("order-rate-history").NoOpinion);
    }

    private List<StandingFinding> Play(int seconds, SessionPhase phase, Func<int, int> ordersPerSecond)
    {
        var findings = new List<StandingFinding>();
        for (int second = 0; second < seconds; second++)
        {
            _second++;
            _window.Add(ordersPerSecond(second));
            var measured = new Measurement
            {
                Now = ServerStory.At(_second * 1_000L),
                Phase = phase,
                OrdersIn10s = _window.TakeLast(10).Sum(),
            };
            _panel.Judge(measured);
            findings.AddRange(_panel.Standing);
        }
        return findings;
    }
}
