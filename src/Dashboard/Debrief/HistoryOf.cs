using System.Collections.Immutable;

namespace Ops.Dashboard.Debrief;

/// <summary>The sessions of a person or a team, oldest first.</summary>
/// <param name="Name">Who.</param>
/// <param name="Sessions">Their sessions.</param>
internal sealed record HistoryOf(string Name, ImmutableArray<HistorySession> Sessions)
{
    private const int Recent = 3;

    /// <summary>Mean of the scores that say something of them; null when none does.</summary>
    public decimal? Mean => Judged is [] ? null : decimal.Round(Judged.Average(static one => one.Score), 1);

    /// <summary>How many were passed.</summary>
    public int Passed => Sessions.Count(static one => one.Passed);

    /// <summary>
    /// By how much the mean of the last three lies above that of those before; null while there are fewer than two.
    /// </summary>
    public decimal? Trend
    {
        get
        {
            int last = Math.Min(Recent, Judged.Length / 2);
            return last == 0 ? null : decimal.Round(
                Judged.TakeLast(last).Average(static one => one.Score)
                    - Judged.SkipLast(last).Average(static one => one.Score), 1);
        }
    }

    private ImmutableArray<HistorySession> Judged =>
        [.. Sessions.Where(static one => one.NotJudged is null)];
}
