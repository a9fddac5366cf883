using System.Globalization;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What the detection has to reach, and what of it a case does not.</summary>
internal static class EvaluationGoals
{
    /// <summary>Most of the recorded orders or loss that may happen before the automatic block, in percent.</summary>
    private const decimal MostPercentOfRecord = 0.1m;

    private const int MostFalseAlarms = 1;

    /// <summary>Goals that a case misses.</summary>
    /// <param name="row">The case.</param>
    /// <returns>One sentence for each.</returns>
    public static IEnumerable<string> Missed(CaseResult row)
    {
        if (row.FalseTrips > 0)
            yield return $"{row.Id}: {row.FalseTrips} false trips; there may be none.";
        if (row.Benign && row.MostFalseAlarmsOfOneSeed > MostFalseAlarms)
            yield return $"{row.Id}: {row.MostFalseAlarmsOfOneSeed} false alarms on one day; one may be.";
        if (row.Benign)
            yield break;
        if (row.Missed > 0)
            yield return $"{row.Id}: {row.Missed} of {row.Seeds} seeds ran with no trip and no refusal.";
        if (row.WrongAccusations > 0)
            yield return $"{row.Id}: {row.WrongAccusations} innocent servers accused; there may be none.";
        if (Exceeds(row.PercentOfRecordedOrders) && Exceeds(row.PercentOfRecordedLoss ?? decimal.MaxValue))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Id}: {row.PercentOfRecordedOrders} % of the recorded orders left; {MostPercentOfRecord} % may.");
        }
        else if (row.PercentOfRecordedOrders is null && Exceeds(row.PercentOfRecordedLoss))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Id}: {row.PercentOfRecordedLoss} % of the recorded loss; {MostPercentOfRecord} % may be.");
        }
    }

    private static bool Exceeds(decimal? percent) => percent > MostPercentOfRecord;
}
