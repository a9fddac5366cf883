using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review;

/// <summary>Scores a session from its log. Pure: the same facts give the same score.</summary>
internal static class Scorer
{
    /// <summary>Scores.</summary>
    /// <param name="facts">The log and its outcomes.</param>
    /// <param name="settings">Variant and seed.</param>
    /// <returns>The score.</returns>
    public static ScoreReport Score(ScoreFacts facts, RunSettings settings)
    {
        TrainingSpec training = facts.Scenario.Training
            ?? throw new ArgumentException($"{facts.Scenario.Id} is not offered for training.", nameof(facts));
        var judge = new TaskJudge(facts);
        ImmutableArray<ScoreRow> rows = ScoreSheet.Of(
            [.. training.CriticalTasks.Select(task => (task, judge.Judge(task)))], HintCost.RowsOf(facts.Acts));
        ImmutableArray<string> people = [.. Everybody(facts)];
        return new ScoreReport
        {
            Scenario = facts.Scenario.Id,
            Title = facts.Scenario.Title,
            Preset = settings.Preset,
            Seed = settings.Seed,
            People = people,
            Score = rows.Sum(static row => row.Points),
            PassMark = training.PassMark,
            Rows = rows,
            Persons = [.. new OwnPart(facts, people).All()],
            Actual = facts.Actual,
            Nobody = facts.Nobody,
            Best = facts.Best,
            ContainedAfterSeconds = judge.ContainedAfter(),
        };
    }

    private static IEnumerable<string> Everybody(ScoreFacts facts) =>
        facts.Acts.Where(static act => act is { Kind: ActorKind.Person, IsInstructors: false })
            .Select(static act => act.Who).Distinct();
}
