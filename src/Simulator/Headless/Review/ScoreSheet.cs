using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;

namespace Ops.Simulator.Headless.Review;

/// <summary>
/// The rows of a score, all in points of a hundred whatever the weights of the tasks sum to, so that what is shown sums
/// to the score.
/// </summary>
internal static class ScoreSheet
{
    /// <summary>Makes the rows.</summary>
    /// <param name="judged">The tasks, and how each was judged.</param>
    /// <param name="hints">What hints take away, in the order in which they were given.</param>
    /// <returns>The rows; their points sum to the score.</returns>
    public static ImmutableArray<ScoreRow> Of(
        ImmutableArray<(CriticalTaskSpec Task, Judgement Judgement)> judged, IEnumerable<ScoreRow> hints)
    {
        int possible = judged.Sum(static one => WeightOf(one.Task));
        ImmutableArray<decimal> exact =
            [.. judged.Select(one => possible == 0 ? 0 : 100m * WeightOf(one.Task) / possible)];
        // of tasks of one weight those that were done have the larger tenth: what they brought is all of it
        ImmutableArray<decimal> most = Tenths.Of(exact, i => judged[i].Judgement.Share);
        ImmutableArray<decimal> points = Tenths.Of(
            [.. judged.Select((one, i) => exact[i] * one.Judgement.Share)], i => judged[i].Judgement.Share, most);
        return
        [
            .. judged.Select((one, i) => Row(one.Task, one.Judgement, most[i], points[i])),
            .. WithinReach(hints, points.Sum()),
        ];
    }

    // nothing goes below 0, so what a hint can't take any more it does not show as taken
    private static IEnumerable<ScoreRow> WithinReach(IEnumerable<ScoreRow> hints, decimal left)
    {
        foreach (ScoreRow hint in hints)
        {
            decimal taken = Math.Min(-hint.Points, left);
            left -= taken;
            yield return taken == -hint.Points ? hint
                : hint with { Points = -taken, Because = $"{hint.Because} No more was left to take." };
        }
    }

    private static int WeightOf(CriticalTaskSpec task) => task.Check == TaskCheck.Instructor ? 0 : task.Weight;

    private static ScoreRow Row(CriticalTaskSpec task, Judgement judgement, decimal most, decimal points) => new(
        task.Task, MapReader.Hyphenated(task.Check.ToString()), task.Cue, task.WithinSeconds, WeightOf(task), points,
        judgement.Because, judgement.Line, judgement.Share < 1 ? task.Feedback : null)
    {
        Most = most,
    };
}
