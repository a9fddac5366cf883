using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Ops.Simulator.Headless.Evaluation;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Xunit;

namespace Ops.Simulator.Tests.Headless;

/// <summary>
/// Days that must not trip anything, a sample of 26: every kind with two seeds; and the days of a release and of a late
/// server once more with parity enforced. The command of DETECTION runs hundreds.
/// </summary>
public sealed class BenignDaysTests
{
    /// <summary>A quiet day is watched for its first half hour; the others are short by themselves.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(65);

    private static readonly string[] s_enforced = ["release-day enforce", "late-start enforce"];

    [Fact]
    public void EveryKind_TripsNothing_AndRaisesAtMostOneAlarm()
    {
        ImmutableArray<EvaluationCase> days = [.. BenignDays().Where(day => day.Parity == ParityMode.Observe)];
        Assert.Equal(13, days.Length);
        AssertCalm(days, [1, 2]);
    }

    [Fact]
    public void ReleaseAndLateServer_WithParityEnforced_TripNothing()
    {
        ImmutableArray<EvaluationCase> days = [.. BenignDays().Where(day => s_enforced.Contains(day.Id))];
        Assert.Equal(2, days.Length);
        AssertCalm(days, [1]);
    }

    private static void AssertCalm(ImmutableArray<EvaluationCase> days, ImmutableArray<ulong> seeds)
    {
        EvaluationReport report = EvaluateVerb.Evaluate(days, seeds, new FakeTimeProvider(), progress: null);

        Assert.Equal(seeds.Length * days.Length, report.Totals.BenignDays);
        Assert.All(report.Scenarios, day => Assert.True(
            day is { FalseTrips: 0, MostFalseAlarmsOfOneSeed: <= 1 }, string.Join('\n', day.Examples.Prepend(day.Id))));
        Assert.Empty(report.MissedGoals);
    }

    private static IEnumerable<EvaluationCase> BenignDays() => ScenarioLibrary.Default.Summaries
        .Select(summary => ScenarioLibrary.Default.Load(summary.Id).Scenario!)
        .Where(scenario => scenario.Truth is null && scenario.Recorded is null)
        .Select(Shortened)
        .SelectMany(EvaluationCase.Of);

    private static Scenario Shortened(Scenario scenario)
    {
        SessionSpec session = scenario.Session;
        return session.End - session.Start <= s_longest
            ? scenario
            : scenario with { Session = session with { End = session.Open + TimeSpan.FromMinutes(30) } };
    }
}
