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
        Line("| incident | seeds | first correct alarm s | first trip s | block s | orders left | of the record | " +
            "loss with breakers | loss if nobody acted | guilty / accused | missed | wrong |");
        Line("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (CaseResult row in rows)
        {
            Line(
                $"| {row.Id} | {row.Seeds} | {Seconds(row.DetectionDelaySeconds)} | {Seconds(row.TripSeconds)} | " +
                $"{Seconds(row.BlockSeconds)} | {Count(row.OrdersAfterOnset)} of {row.Orders:N0} | {Record(row)} | " +
                $"{Money(row.LossWithBreakers)} | {Money(row.LossIfNobodyActed)} {row.Currency} | " +
                $"{row.Guilty.Length} / {row.Accused.Length} | {row.Missed} | {row.WrongAccusations} |");
        }
        Line("");
    }

    private void BenignDays(IEnumerable<CaseResult> rows)
    {
        Line("| benign day | days | false trips | false alarms | most on one day | findings behind them |");
        Line("|---|---|---|---|---|---|");
        foreach (CaseResult row in rows)
        {
            Line(
                $"| {row.Id} | {row.Seeds} | {row.FalseTrips} | {row.FalseAlarms} | {row.MostFalseAlarmsOfOneSeed} | " +
                $"{row.FalseFindings} |");
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
        foreach (string goal in report.MissedGoals)
            Line($"MISSED {goal}");
        foreach (CaseResult row in report.Scenarios)
        {
            foreach (string example in row.Examples)
                Line($"  {row.Id} {example}");
        }
    }

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
