using System.Globalization;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>The evaluation as a table that reads the same on a terminal and in a document.</summary>
/// <param name="output">Where it is written.</param>
internal sealed class EvaluationTable(TextWriter output)
{
    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    public void Write(EvaluationReport report)
    {
        CaseResult[] incidents = [.. report.Scenarios.Where(static row => !row.Benign)];
        CaseResult[] benign = [.. report.Scenarios.Where(static row => row.Benign)];
        if (incidents.Length > 0)
            Incidents(incidents);
        if (benign.Length > 0)
            BenignDays(benign);
        Totals(report);
    }

    private void Incidents(IEnumerable<CaseResult> rows)
    {
        Line("| incident | seeds | first correct alarm s | first stop s | stopped by | block s | orders left | " +
            "of the record | loss with breakers | loss if nobody acted | guilty / accused | missed | wrong |");
        Line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (CaseResult row in rows)
        {
            Line(
                $"| {row.Id} | {row.Seeds} | {Seconds(row.DetectionDelaySeconds)} | {Seconds(row.TripSeconds)} | " +
                $"{Stopped(row)} | {Seconds(row.BlockSeconds)} | " +
                $"{Count(row.OrdersAfterOnset)} of {row.Orders:N0} | {Record(row)} | " +
                $"{Money(row.LossWithBreakers)} | {Money(row.LossIfNobodyActed)} {row.Currency} | " +
                $"{row.Guilty.Length} / {row.Accused.Length} | {row.Missed} | {row.WrongAccusations} |");
        }
        Line("");
    }

    private void BenignDays(IEnumerable<CaseResult> rows)
    {
        Line("| benign day | days | false trips | false alarms | their findings | most alarms on one day |");
        Line("|---|---|---|---|---|---|");
        foreach (CaseResult row in rows)
        {
            Line(
                $"| {row.Id} | {row.Seeds} | {row.FalseTrips} | {row.FalseAlarms} | {row.FalseFindings} | " +
                $"{row.MostFalseAlarmsOfOneSeed} |");
        }
        Line("");
    }

    private void Totals(EvaluationReport report)
    {
        EvaluationTotals totals = report.Totals;
        Line(
            $"{totals.Incidents} incidents, {totals.Missed} missed, {totals.WrongAccusations} wrong accusations; " +
            $"{totals.BenignDays} benign days, {totals.FalseTrips} false trips, " +
            $"{totals.FalseAlarmsPerBenignDay ?? 0} false alarms a day; {report.WallSeconds:N1} s.");
        Line(
            $"Smallest stop at first sight: {totals.ScopeRight} right, {totals.ScopeNarrow} narrow, " +
            $"{totals.ScopeWrong} wrong. Cost of waiting: {totals.CostForecasts} forecasts, " +
            $"{totals.CostsInsidePercent ?? 0} % inside their 80 % interval{Calibration(totals)}; " +
            $"{totals.CostsTrivial} of servers that neither gained nor lost are not among them.");
        AlarmShares shares = totals.Priorities;
        Line(
            $"{shares.All} alarms: {Percent(shares.Low, shares)} % low, " +
            $"{Percent(shares.Medium, shares)} % medium, {Percent(shares.High, shares)} % high.");
        foreach (CaseResult row in report.Scenarios.Where(static row => row.Refused is not null))
            Line($"  {row.Id} {row.Refused}");
        foreach (string goal in report.MissedGoals)
            Line($"MISSED {goal}");
        foreach (CaseResult row in report.Scenarios)
        {
            foreach (string example in row.Examples)
                Line($"  {row.Id} {example}");
        }
    }

    private static decimal Percent(int part, AlarmShares shares) =>
        shares.All == 0 ? 0 : decimal.Round(100m * part / shares.All, 1);

    // An interval of 80 % that holds much more is too wide to decide by, and one that holds less promises too much.
    private static string Calibration(EvaluationTotals totals) => totals.CostsInsidePercent switch
    {
        null => "",
        < 75 => " (too narrow)",
        > 85 => " (too wide)",
        _ => " (calibrated)",
    };

    private static string Stopped(CaseResult row) => row.StoppedBy.Length > 0 ? row.StoppedBy : "nothing";

    private static string Record(CaseResult row) => (row.PercentOfRecordedOrders, row.PercentOfRecordedLoss) switch
    {
        ({ } orders, { } loss) => Text($"{orders} % of orders, {loss} % of loss"),
        ({ } orders, null) => Text($"{orders} % of orders"),
        (null, { } loss) => Text($"{loss} % of loss"),
        _ => "no figure recorded",
    };

    private static string Seconds(Spread spread) => spread.Median is { } median
        ? Text($"{median:0.0##} (worst {Or(spread.Worst, "never")})") : "never";

    private static string Count(Spread spread) => Text($"{spread.Median:N0} (worst {spread.Worst:N0})");

    private static string Money(Spread spread) => Text($"{spread.Median:N0} (worst {spread.Worst:N0})");

    private static string Or(decimal? value, string otherwise) =>
        value is { } known ? Text($"{known:0.0##}") : otherwise;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => output.WriteLine(Text(text));

    private void Line(string text) => output.WriteLine(text);
}
