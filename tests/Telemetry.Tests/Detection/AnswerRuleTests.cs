using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Telemetry.Tests.Detection;

public sealed class AnswerRuleTests
{
    private readonly RuleRig _rig = new();
    private int _order;

    [Fact]
    public void OneServer_WithoutAnswersWhilePeersHaveThem_IsAccused()
    {
        Play(seconds: 6, answered: static server => server != 0);

        Assert.Single(_rig.Of("unanswered-age"));
        Assert.All(Enumerable.Range(1, 7), server => Assert.Empty(_rig.Of("unanswered-age", server)));
        Assert.Empty(_rig.OfFleet("venue-silence"));
    }

    [Fact]
    public void AllServers_WithoutAnswers_AreTheVenue_AndNobodyIsAccused()
    {
        Play(seconds: 12, answered: static _ => false);

        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Panels[server].Standing));
        Assert.Contains("8 of 8 servers wait", Assert.Single(_rig.OfFleet("venue-silence")).ToAnomaly(null).Message);
        Assert.Contains("it may be the venue", _rig.Slot("unanswered-age").NoOpinion);
    }

    [Fact]
    public void Outage_ThatEnds_LeavesNothing()
    {
        Play(seconds: 8, answered: static _ => false);
        for (int order = 1; order <= _order; order++)
            _rig.Stories[(order - 1) % 8].Then(8_000).Accepted(order);
        Play(seconds: 3, answered: static _ => true, from: 8);
        Assert.Empty(_rig.OfFleet("venue-silence"));
        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Panels[server].Standing));
    }

    [Fact]
    public void Outage_ThatIsWorkedOff_IsTheVenueUntilItsEnd()
    {
        Play(seconds: 8, answered: static _ => false);
        int withheld = _order;
        for (int order = 1; order <= withheld / 2; order++)
            _rig.Stories[(order - 1) % 8].Then(8_000).Accepted(order);
        Play(seconds: 8, answered: static _ => true, from: 8);

        Assert.All(Enumerable.Range(0, 8), server => Assert.Empty(_rig.Of("unanswered-age", server)));
        Assert.Single(_rig.OfFleet("venue-silence"));
        Assert.Contains("the venue was silent", _rig.Slot("unanswered-age").NoOpinion);
    }

    [Fact]
    public void OneServer_ThatIsLeftWithoutAnswers_AfterAnOutage_IsAccusedInTheEnd()
    {
        Play(seconds: 8, answered: static _ => false);
        for (int order = 1; order <= _order; order++)
        {
            if ((order - 1) % 8 != 0)
                _rig.Stories[(order - 1) % 8].Then(8_000).Accepted(order);
        }
        Play(seconds: 40, answered: static server => server != 0, from: 8);

        Assert.Single(_rig.Of("unanswered-age"));
        Assert.Empty(_rig.OfFleet("venue-silence"));
    }

    [Fact]
    public void Age_OnAServerWhoseClockIsOff_CanNotBeTold()
    {
        for (int tick = 100; tick <= 140; tick++)
        {
            foreach (int server in Enumerable.Range(1, 7))
                _rig.Stories[server].Then((tick * 100) - 30).Sent(++_order, dollars: 10 + (_order % 20))
                    .Accepted(_order);
            _rig.Story.Then((tick * 100) - 6_000).Sent(++_order, dollars: 10 + (_order % 20));
            _rig.Tick(tick * 100);
            _rig.Story.Accepted(_order);
        }

        Assert.Empty(_rig.Of("unanswered-age"));
        Assert.Single(_rig.Of("clock-skew"));
    }

    [Fact]
    public void Cancel_WithoutAnAnswer_IsFound_AndAnAnsweredOneIsNot()
    {
        _rig.Story.Sent(1).Accepted(1).Sent(2).Accepted(2).Then(10).CancelSent(1).CancelSent(2).Then(20).Cancelled(2);
        _rig.Tick(2_000);
        Assert.Empty(_rig.Of("cancel-age"));
        _rig.Tick(5_100);

        Anomaly anomaly = Assert.Single(_rig.Of("cancel-age")).ToAnomaly(null);
        Assert.Contains("The cancel of order 1", anomaly.Message);
        _rig.Story.Then(5_200).CancelRejected(1);
        _rig.Tick(5_300);
        Assert.Empty(_rig.Of("cancel-age"));
    }

    [Theory]
    [InlineData(0, AnomalySeverity.Critical, "the order is still live")]
    [InlineData(1, AnomalySeverity.Warning, "may be among the events that the feed has lost")]
    public void Cancel_WhoseAnswerMayBeLost_OnlyWarns(int lost, AnomalySeverity severity, string words)
    {
        _rig.Story.Sent(1).Accepted(1).Then(10).CancelSent(1).Lose(lost).Then(30).Parent(9, 100);
        _rig.Tick(2_000);
        _rig.Tick(60_000);

        Anomaly anomaly = Assert.Single(_rig.Of("cancel-age")).ToAnomaly(null);

        Assert.Equal(severity, anomaly.Severity);
        Assert.Contains(words, anomaly.Message);
        decimal value = anomaly.Value;
        _rig.Tick(90_000); // a restart is stopped by what grows: this does not
        Assert.Equal(lost > 0, _rig.Of("cancel-age")[0].ToAnomaly(null).Value == value);
    }

    [Fact]
    public void Cancel_WhoseAnswerMayBeLost_HidesNoneThatSurelyHasNone()
    {
        _rig.Story.Sent(1).Accepted(1).Sent(2).Accepted(2).Then(10).CancelSent(1).Lose(1).Then(30).Parent(9, 100)
            .Then(40).CancelSent(2);
        _rig.Tick(60_000);

        Anomaly anomaly = Assert.Single(_rig.Of("cancel-age")).ToAnomaly(null);
        Assert.Equal(AnomalySeverity.Critical, anomaly.Severity);
        Assert.Contains("The cancel of order 2", anomaly.Message);
    }

    [Theory]
    [InlineData(0, AnomalySeverity.Critical)]
    [InlineData(1, AnomalySeverity.Critical)] // one event can't have answered ten orders
    [InlineData(10, AnomalySeverity.Warning)]
    public void Orders_WhoseAnswersMayBeLost_OnlyWarn(int lost, AnomalySeverity severity)
    {
        for (int order = 1; order <= 10; order++)
            _rig.Story.Then(10).Sent(order, dollars: 10 + order);
        _rig.Story.Lose(lost).Then(30).Parent(9, 100);
        for (int tick = 1; tick <= 300; tick++)
        {
            foreach (int server in Enumerable.Range(1, 7))
            {
                _order++;
                _rig.Stories[server].Then((tick * 100) - 30).Sent(1_000 + _order, dollars: 10 + (_order % 20))
                    .Accepted(1_000 + _order);
            }
            _rig.Tick(tick * 100);
        }

        Assert.Equal(severity, Assert.Single(_rig.Of("unanswered-age")).ToAnomaly(null).Severity);
    }

    [Fact]
    public void Rejects_AreAShareOfEnoughAnswers()
    {
        for (int order = 1; order <= 40; order++)
            _rig.Story.Sent(order, dollars: 10 + order).Rejected(order);
        _rig.Tick(100);
        Assert.Equal("40 answers in ten seconds; 50 are needed", _rig.Slot("reject-ratio").NoOpinion);
        for (int order = 41; order <= 100; order++)
            _rig.Story.Then(150).Sent(order, dollars: 10 + order).Accepted(order);
        _rig.Tick(200);
        Assert.Equal(40, _rig.Slot("reject-ratio").Value);
        _rig.Tick(2_300);
        Assert.Equal(AnomalySeverity.Critical, Assert.Single(_rig.Of("reject-ratio")).Severity);
    }

    /// <summary>Every server sends an order every half second.</summary>
    private void Play(int seconds, Func<int, bool> answered, int from = 0)
    {
        for (int tick = (from * 10) + 1; tick <= (from + seconds) * 10; tick++)
        {
            for (int server = 0; server < 8 && tick % 5 == 0; server++)
            {
                _rig.Stories[server].Then((tick * 100) - 50).Sent(++_order, dollars: 10 + (0.01m * (_order % 20)));
                if (answered(server))
                    _rig.Stories[server].Accepted(_order);
            }
            _rig.Tick(tick * 100);
        }
    }
}
