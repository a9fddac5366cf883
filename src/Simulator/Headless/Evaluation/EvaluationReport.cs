using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>The detection benchmark as JSON has it.</summary>
/// <param name="Scenarios">One row for each scenario and variant.</param>
/// <param name="FirstSeed">The first seed of each.</param>
/// <param name="Totals">Sums.</param>
/// <param name="MissedGoals">Goals that were not reached, one sentence each; empty when all were.</param>
/// <param name="WallSeconds">Real time it took.</param>
internal sealed record EvaluationReport(
    ImmutableArray<CaseResult> Scenarios, ulong FirstSeed, EvaluationTotals Totals,
    ImmutableArray<string> MissedGoals, decimal WallSeconds)
{
    /// <summary>Makes the report of all cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="firstSeed">The first seed of each.</param>
    /// <param name="wall">Real time it took.</param>
    /// <returns>The report.</returns>
    public static EvaluationReport Of(ImmutableArray<CaseResult> cases, ulong firstSeed, TimeSpan wall)
    {
        int benign = cases.Where(static row => row.Benign).Sum(static row => row.Seeds);
        decimal falseOnes = cases.Where(static row => row.Benign).Sum(static row => row.FalseAlarms);
        return new EvaluationReport(
            cases, firstSeed,
            new EvaluationTotals(
                cases.Sum(static row => row.Seeds) - benign, benign, cases.Sum(static row => row.Missed),
                cases.Sum(static row => row.WrongAccusations), cases.Sum(static row => row.FalseAlarms),
                cases.Sum(static row => row.FalseTrips), benign == 0 ? null : decimal.Round(falseOnes / benign, 3),
                AlarmShares.Sum(cases.Select(static row => row.Priorities)))
            {
                ScopeRight = cases.Sum(static row => row.ScopeRight),
                ScopeNarrow = cases.Sum(static row => row.ScopeNarrow),
                ScopeWrong = cases.Sum(static row => row.ScopeWrong),
                CostForecasts = cases.Sum(static row => row.CostForecasts),
                CostsInsidePercent = InsidePercent(cases),
                CostsTrivial = cases.Sum(static row => row.CostsTrivial),
            },
            [.. cases.SelectMany(EvaluationGoals.Missed)],
            decimal.Round((decimal)wall.TotalSeconds, 1));
    }

    private static decimal? InsidePercent(ImmutableArray<CaseResult> cases)
    {
        int all = cases.Sum(static row => row.CostForecasts);
        return all == 0 ? null : decimal.Round(100m * cases.Sum(static row => row.CostsInside) / all, 1);
    }
}
