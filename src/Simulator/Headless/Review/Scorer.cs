using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
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
        ImmutableArray<ScoreRow> rows = [.. training.CriticalTasks.Select(task => Row(task, judge.Judge(task)))];
        int possible = rows.Sum(static row => row.Weight);
        ImmutableArray<ScoreRow> hints = [.. HintCost.RowsOf(facts.Acts)];
        decimal cost = -hints.Sum(static row => row.Points);
        return new ScoreReport
        {
            Scenario = facts.Scenario.Id,
            Title = facts.Scenario.Title,
            Preset = settings.Preset,
            Seed = settings.Seed,
            People =
            [
                .. facts.Acts.Where(static act => act is { Kind: ActorKind.Person, IsInstructors: false })
                    .Select(static act => act.Who).Distinct(),
            ],
            Score = possible == 0 ? 0
                : Math.Max(0, decimal.Round(
                    100 * rows.Sum(static row => row.Points) / possible, 1, MidpointRounding.ToZero) - cost),
            PassMark = training.PassMark,
            Rows = rows.AddRange(hints),
            Actual = facts.Actual,
            Nobody = facts.Nobody,
            Best = facts.Best,
        };
    }

    private static ScoreRow Row(CriticalTaskSpec task, Judgement judgement)
    {
        int weight = task.Check == TaskCheck.Instructor ? 0 : task.Weight;
        return new ScoreRow(
            task.Task, MapReader.Hyphenated(task.Check.ToString()), task.Cue, task.WithinSeconds, weight,
            decimal.Round(weight * judgement.Share, 1, MidpointRounding.ToZero), judgement.Because, judgement.Line,
            judgement.Share < 1 ? task.Feedback : null);
    }
}
