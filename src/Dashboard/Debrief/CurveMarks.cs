using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief;

/// <summary>What is marked on a loss curve.</summary>
/// <param name="Actual">Loss of the session.</param>
/// <param name="ActualSeconds">How long after the onset the last guilty server was stopped; null when one never
/// was.</param>
/// <param name="Best">Loss of the smallest sufficient stop as soon as it could be known.</param>
/// <param name="Nobody">Loss if nobody acts.</param>
internal sealed record CurveMarks(decimal? Actual, decimal? ActualSeconds, decimal? Best, decimal? Nobody)
{
    /// <summary>Nothing to mark.</summary>
    public static CurveMarks None { get; } = new(null, null, null, null);

    /// <summary>From a score.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The marks.</returns>
    public static CurveMarks Of(ScoreReport score) => new(
        score.Actual.Loss, score.ContainedAfterSeconds, score.Best.Loss, score.Nobody.Loss);
}
