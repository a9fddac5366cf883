using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Headless.Evaluation;

/// <summary>A case over its seeds, the goals it is held against, and the table.</summary>
public sealed class CaseResultTests
{
    private static readonly EvaluationCase s_incident = new EvaluationRig().Case;

    [Fact]
    public void Of_SeveralSeeds_SumsCountsAndSpreadsTimes()
    {
        SeedResult quick = new EvaluationRig().Alarm("two", "09:30:01").Hold("two", "09:30:02").Judge();
        SeedResult slow = new EvaluationRig().Alarm("two", "09:30:05").Refusal("two", "09:30:06", true).Judge();
        SeedResult never = new EvaluationRig().Alarm("one", "09:30:05").Judge();

        CaseResult result = CaseResult.Of(s_incident, [quick, slow, never]);

        Assert.Equal((3, 1, 1), (result.Seeds, result.Missed, result.WrongAccusations));
        Assert.Equal(new Spread(5, null), result.DetectionDelaySeconds);
        Assert.Equal(["one", "two"], result.Accused);
        Assert.Equal("breaker, gate", result.StoppedBy);
        Assert.StartsWith("refused by gate: two", result.Refused);
        Assert.Equal("observe", result.Parity);
        Assert.Equal("seed 7: 09:30:05.000000 order-rate one: one at 09:30:05", Assert.Single(result.Examples));
    }

    [Fact]
    public void Of_RecordedOrders_GivesTheWorstShareOfThem()
    {
        EvaluationCase recorded = s_incident with
        {
            Scenario = s_incident.Scenario with { Record = new RecordSpec(2_000, null, null, null, null, null, "") },
        };

        CaseResult result = CaseResult.Of(
            recorded, [new EvaluationRig { Orders = 1 }.Judge(), new EvaluationRig { Orders = 3 }.Judge()]);

        Assert.Equal((0.15m, null), (result.PercentOfRecordedOrders, result.PercentOfRecordedLoss));
        Assert.Contains(
            EvaluationGoals.Missed(result), goal => goal.Contains("0.15", StringComparison.Ordinal));
    }

    [Fact]
    public void Goals_OfAStoppedIncident_AreReached() => Assert.Empty(EvaluationGoals.Missed(
        CaseResult.Of(s_incident, [new EvaluationRig().Alarm("two", "09:30:01").Hold("two", "09:30:02").Judge()])));

    [Fact]
    public void Goals_OfAnIncidentThatRan_NameEachThatIsMissed()
    {
        string[] missed =
        [
            .. EvaluationGoals.Missed(CaseResult.Of(
                s_incident, [new EvaluationRig().Hold("one", "09:30:02").Judge(), new EvaluationRig().Judge()])),
        ];

        Assert.Equal(
            [
                "small: 1 false trips; there may be none.", "small: 2 of 2 seeds ran with no trip and no refusal.",
                "small: 1 innocent servers accused; there may be none.",
            ],
            missed);
    }

    [Fact]
    public void Goals_OfABenignDay_AllowOneAlarm()
    {
        var quiet = new EvaluationRig(benign: true);
        SeedResult one = new EvaluationRig(true)
            .Alarm("one", "10:00:00", rule: "a").Root(AlarmPriority.Low, "a").Judge();
        SeedResult two = new EvaluationRig(true).Alarm("one", "10:00:00", rule: "a").Root(AlarmPriority.Low, "a")
            .Alarm("two", "11:00:00", rule: "b").Root(AlarmPriority.Low, "b").Judge();

        Assert.Empty(EvaluationGoals.Missed(CaseResult.Of(quiet.Case, [one])));
        Assert.Equal(
            "small: 2 false alarms on one day; one may be.",
            Assert.Single(EvaluationGoals.Missed(CaseResult.Of(quiet.Case, [one, two]))));
    }

    [Fact]
    public void Table_HasARowForEachCase_AndNamesWhatIsMissed()
    {
        CaseResult stopped = CaseResult.Of(
            s_incident, [new EvaluationRig { Orders = 4 }.Alarm("two", "09:30:01").Hold("two", "09:30:02").Judge()]);
        var day = new EvaluationRig(benign: true);
        CaseResult benign = CaseResult.Of(
            day.Case,
            [
                day.Alarm("one", "10:00:00", rule: "a").Root(AlarmPriority.Low, "a").Hold("one", "10:00:01").Judge(),
            ]);
        var text = new StringWriter();

        new EvaluationTable(text).Write(EvaluationReport.Of([stopped, benign], 1, TimeSpan.FromSeconds(3)));

        string[] lines = text.ToString().Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(lines[0].Count(static letter => letter == '|'), lines[1].Count(static letter => letter == '|'));
        Assert.StartsWith(
            "| small | 1 | 1.0 (worst 1.0) | 2.0 (worst 2.0) | breaker | 2.0 (worst 2.0) | 4 (worst 4) of 4 |",
            lines[2]);
        Assert.Equal(lines[0].Count(static letter => letter == '|'), lines[2].Count(static letter => letter == '|'));
        Assert.Contains("| small | 1 | 1 | 1 | 1 | 1 |", lines);
        Assert.Contains("1 alarms: 100 % low, 0 % medium, 0 % high.", lines);
        Assert.Contains("MISSED small: 1 false trips; there may be none.", lines);
    }

    [Fact]
    public void Report_OfNoBenignDay_HasNoRateOfFalseAlarms() => Assert.Null(
        EvaluationReport.Of([CaseResult.Of(s_incident, [new EvaluationRig().Judge()])], 1, default)
            .Totals.FalseAlarmsPerBenignDay);

    [Fact]
    public void Case_WithAPlan_IsRunWithParityObservedAndEnforced()
    {
        string[] Ids(string id) => [.. EvaluationCase.Of(ScenarioLibrary.Default.Load(id).Scenario!).Select(c => c.Id)];

        Assert.Equal(
            ["knight-2012/sec", "knight-2012/sec enforce", "knight-2012/press", "knight-2012/press enforce"],
            Ids("knight-2012"));
        Assert.Equal(["citadel-2010", "citadel-2010 enforce"], Ids("citadel-2010"));
        Assert.Equal(["mizuho-2005"], Ids("mizuho-2005"));
    }
}
