using Ops.Simulator.Headless.Evaluation;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Headless.Evaluation;

/// <summary>Who was accused rightly, when, and what stopped it.</summary>
public sealed class SeedJudgeTests
{
    [Fact]
    public void Nothing_IsMissed()
    {
        SeedResult result = new EvaluationRig().Judge();

        Assert.True(result.Missed);
        Assert.Null(result.DetectionSeconds);
        Assert.Empty(result.StoppedBy);
        Assert.Equal(["two"], result.Guilty);
        Assert.Empty(result.Accused);
    }

    [Fact]
    public void AlarmAndTrip_OfTheGuilty_AreRight()
    {
        SeedResult result = new EvaluationRig()
            .Alarm("two", "09:30:01").Hold("two", "09:30:02", blocked: "09:30:03").Judge();

        Assert.Equal((1m, 2m, 3m), (result.DetectionSeconds, result.TripSeconds, result.BlockSeconds));
        Assert.Equal([AccusedBy.Breaker], result.StoppedBy);
        Assert.Equal(["two"], result.Accused);
        Assert.Empty(result.WronglyAccused);
        Assert.Empty(result.FalseTrips);
        Assert.False(result.Missed);
    }

    [Fact]
    public void Trip_OfTheGuiltyBeforeThereIsAnythingToSee_IsFalse()
    {
        SeedResult result = new EvaluationRig().Hold("two", "09:10:00").Judge();

        Assert.Single(result.FalseTrips);
        Assert.Equal(["two"], result.WronglyAccused);
        Assert.True(result.Missed);
        Assert.Null(result.TripSeconds);
        Assert.Null(result.BlockSeconds);
    }

    [Fact]
    public void Trip_BetweenTheSignAndTheOnset_IsRightAndEarly()
    {
        SeedResult result = new EvaluationRig().Hold("two", "09:20:00", HoldKind.Parity).Judge();

        Assert.Empty(result.FalseTrips);
        Assert.Equal(-600, result.TripSeconds);
        Assert.Equal([AccusedBy.Parity], result.StoppedBy);
        Assert.False(result.Missed);
    }

    [Fact]
    public void Trip_OfSomebodyInnocent_IsFalseWheneverItCame()
    {
        SeedResult result = new EvaluationRig().Hold("one", "09:31:00").Hold("two", "09:32:00").Judge();

        Assert.Contains("one", Assert.Single(result.FalseTrips));
        Assert.Equal(["one"], result.WronglyAccused);
        Assert.Equal(120, result.TripSeconds);
    }

    [Fact]
    public void Trip_OfWhoWouldHaveBecomeGuilty_IsRight()
    {
        SeedResult result = new EvaluationRig().Hold("one", "09:31:00", HoldKind.Parity).Judge("one");

        Assert.Empty(result.FalseTrips);
        Assert.Equal(["two", "one"], result.Guilty);
    }

    [Fact]
    public void ManualHold_StopsNothingOfItsOwn()
    {
        SeedResult result = new EvaluationRig().Hold("two", "09:31:00", HoldKind.Manual).Judge();

        Assert.True(result.Missed);
        Assert.Empty(result.Accused);
    }

    [Fact]
    public void Alarm_ThatStandsSinceBefore_IsKnownAtTheOnset()
    {
        SeedResult result = new EvaluationRig().Alarm("two", "09:25:00", until: "09:40:00").Judge();

        Assert.Equal(0, result.DetectionSeconds);
        Assert.Equal(300, result.WarnedSecondsBefore);
    }

    [Fact]
    public void Alarm_ThatWasOverBeforeTheOnset_DetectsNothing()
    {
        SeedResult result = new EvaluationRig().Alarm("two", "09:25:00", until: "09:26:00").Judge();

        Assert.Null(result.DetectionSeconds);
        Assert.Equal(300, result.WarnedSecondsBefore);
    }

    [Fact]
    public void Alarm_OfTheGuiltyBeforeThereIsAnythingToSee_IsFalseAndNoWarning()
    {
        SeedResult result = new EvaluationRig()
            .Alarm("two", "09:05:00", AnomalySeverity.Warning).Root(AlarmPriority.Low, "order-rate").Judge();

        Assert.Null(result.WarnedSecondsBefore);
        Assert.Equal(1, result.FalseAlarms);
        Assert.Contains("two at 09:05:00", Assert.Single(result.FalseFindings));
    }

    [Fact]
    public void Warning_OfSomebodyInnocentAfterTheOnset_AccusesNobody()
    {
        SeedResult result = new EvaluationRig().Alarm("one", "09:31:00", AnomalySeverity.Warning).Judge();

        Assert.Empty(result.WronglyAccused);
        Assert.Empty(result.FalseFindings);
    }

    [Fact]
    public void CriticalAlarm_OfSomebodyInnocent_AccusesHim()
    {
        SeedResult result = new EvaluationRig().Alarm("one", "09:31:00").Judge();

        Assert.Equal(["one"], result.WronglyAccused);
        Assert.Single(result.FalseFindings);
    }

    [Fact]
    public void AlarmOfTheFleet_AccusesNobodyAndDetectsNobody()
    {
        SeedResult result = new EvaluationRig().Alarm("fleet", "09:31:00").Judge();

        Assert.Empty(result.Accused);
        Assert.Null(result.DetectionSeconds);
        Assert.Equal(60, result.FirstAlarmSeconds);
    }

    [Fact]
    public void RefusalForALimit_AccusesDetectsAndStops()
    {
        SeedResult result = new EvaluationRig().Refusal("two", "09:30:05", ofIncident: true).Judge();

        Assert.Equal(["two"], result.Accused);
        Assert.Equal((5m, 5m), (result.DetectionSeconds, result.TripSeconds));
        Assert.Equal([AccusedBy.Gate], result.StoppedBy);
        Assert.Equal("refused by gate: two, orderQuantity 610,000 against 100,000 (1 orders)", result.Refused);
        Assert.Null(result.BlockSeconds);
    }

    [Fact]
    public void RefusalOfARightfulOrder_StopsNothingOfTheIncident()
    {
        SeedResult result = new EvaluationRig().Refusal("two", "09:25:00", ofIncident: false).Judge();

        Assert.Equal(["two"], result.Accused);
        Assert.Empty(result.WronglyAccused);
        Assert.True(result.Missed);
    }

    [Fact]
    public void RefusalOfSomebodyInnocent_IsAWrongAccusation() =>
        Assert.Equal(["one"], new EvaluationRig().Refusal("one", "09:31:00", ofIncident: false).Judge().WronglyAccused);

    [Fact]
    public void GateThenBreaker_AreNamedInTheOrderOfTime()
    {
        SeedResult result = new EvaluationRig()
            .Hold("two", "09:30:06").Refusal("two", "09:30:05", ofIncident: true).Judge();

        Assert.Equal([AccusedBy.Gate, AccusedBy.Breaker], result.StoppedBy);
    }

    [Fact]
    public void BenignDay_EveryAlarmIsFalse_AndAGroupIsOne()
    {
        SeedResult result = new EvaluationRig(benign: true)
            .Alarm("one", "10:00:00", AnomalySeverity.Warning, rule: "open-orders")
            .Alarm("one", "10:00:01", AnomalySeverity.Warning, rule: "cancel-age")
            .Alarm("fleet", "11:00:00", AnomalySeverity.Warning, rule: "limit-sanity")
            .Alarm("one", "10:00:01", AnomalySeverity.Notice, rule: "notice")
            .Root(AlarmPriority.Medium, "open-orders", "cancel-age").Root(AlarmPriority.Low, "limit-sanity")
            .Hold("one", "10:00:02").Judge();

        Assert.Equal((2, 3, 1), (result.FalseAlarms, result.FalseFindings.Length, result.FalseTrips.Length));
        Assert.False(result.Missed);
        Assert.Empty(result.WronglyAccused);
        Assert.Equal(new AlarmShares(1, 1, 0), result.Priorities);
    }
}
