using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless;
using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Headless.Evaluation;

/// <summary>The benchmark itself, over shipped scenarios: what must not get worse.</summary>
public sealed class EvaluateLibraryTests
{
    private static readonly Lazy<EvaluationReport> s_report = new(() => Evaluate(
        "facebook-2012", "goldman-2013", "mizuho-2005", "citi-2022", "osaka-2010", "citadel-2010", "quiet-day"));

    [Fact]
    public void Goals_AreReached() => Assert.Empty(s_report.Value.MissedGoals);

    [Fact]
    public void Facebook_StopsBeforeThePurchasesGoOutAgain()
    {
        CaseResult row = Row("facebook-2012");

        Assert.Equal("gate", row.StoppedBy);
        Assert.Equal((0, 0m), (row.FalseTrips, row.PercentOfRecordedLoss));
        Assert.Contains("openNotional", row.Refused);
        Assert.Equal(0, row.DetectionDelaySeconds.Worst);
        Assert.True(row.WarnedSecondsBefore.Median > 200);
    }

    [Fact]
    public void Mizuho_IsAccusedByItsGate()
    {
        CaseResult row = Row("mizuho-2005");

        Assert.Equal(("gate", 0, 1), (row.StoppedBy, row.WrongAccusations, row.Accused.Length));
        Assert.Contains("refused by gate: desk-2, orderQuantity 610,000 against 100,000", row.Refused);
        Assert.InRange(row.DetectionDelaySeconds.Worst!.Value, 0, 0.2m);
    }

    [Fact]
    public void Goldman_AccusesNobodyInnocent()
    {
        EvaluationReport report = Evaluate(2, "goldman-2013");

        Assert.Equal(0, report.Totals.WrongAccusations);
        Assert.Equal(["match-2", "match-5"], report.Scenarios[0].Accused);
    }

    [Fact]
    public void Knight_Enforced_NeverFlows()
    {
        Scenario knight = ScenarioLibrary.Default.Load("knight-2012").Scenario!;
        EvaluationCase what = EvaluationCase.Of(knight).Single(static row => row.Id == "knight-2012/sec enforce");
        var settings = new RunSettings(
            what.Preset, 1, MarketTime.FromTimeOfDay(new TimeSpan(9, 30, 30)), Breakers: true, what.Parity);
        using var run = new HeadlessRun(knight, settings, []);
        RunOutcome outcome = run.Run(new FakeTimeProvider(), null);

        SeedResult result = new SeedJudge(what, 1, outcome, untouched: null).Judge();

        Assert.Equal((0L, 0m), (result.OrdersAfterOnset, result.LossWithBreakers));
        Assert.Equal([AccusedBy.Parity], result.StoppedBy);
        Assert.Equal((-5_400m, 5_400m), (result.TripSeconds, result.WarnedSecondsBefore));
        Assert.Equal(["smars-8"], result.Accused);
        string[] parity =
        [
            .. outcome.Spells.Where(static spell => spell.First.Rule.StartsWith("parity-", StringComparison.Ordinal))
                .Select(static spell => spell.First.Since.ToString()[..5]).Distinct(),
        ];
        Assert.Equal(["08:00", "08:01"], parity); // at the deploy, and again at the messages
    }

    [Fact]
    public void Priorities_OfAQuietDay_AreNeverHigh_AndOfAnIncidentAtMostOneForEachGuiltyServerAndThreeOfTheFleet()
    {
        Assert.All(s_report.Value.Scenarios, static row => Assert.InRange(
            row.Priorities.High, 0, row.Benign ? 0 : row.Guilty.Length + 3));
        AlarmShares shares = s_report.Value.Totals.Priorities;
        Assert.InRange(100 * shares.High / shares.All, 0, 70); // a benchmark of incidents, not a year of shifts
        Assert.InRange(shares.All / (double)s_report.Value.Scenarios.Length, 0.5, 5);
    }

    private static CaseResult Row(string id) => s_report.Value.Scenarios.Single(row => row.Id == id);

    private static EvaluationReport Evaluate(params string[] ids) => Evaluate(1, ids);

    private static EvaluationReport Evaluate(ulong seed, params string[] ids)
    {
        ImmutableArray<EvaluationCase> cases =
            [.. ids.SelectMany(id => EvaluationCase.Of(ScenarioLibrary.Default.Load(id).Scenario!))];
        return EvaluateVerb.Evaluate(cases, [seed], new FakeTimeProvider(), progress: null);
    }
}
