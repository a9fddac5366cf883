using System.Globalization;

namespace Ops.Simulator.Headless;

/// <summary>Tells a person what came of a run.</summary>
/// <param name="output">Where it is written.</param>
internal sealed class RunSummary(TextWriter output)
{
    /// <summary>Writes the summary.</summary>
    /// <param name="title">Title of the scenario.</param>
    /// <param name="report">The report.</param>
    public void Write(string title, RunReport report)
    {
        string preset = report.Preset is null ? "" : $", preset {report.Preset}";
        Line($"{title} ({report.Scenario}{preset}, seed {report.Seed})");
        string pace = Text($"{report.SimulatedSeconds:N0} s of market time in {report.WallSeconds:N1} s");
        Line($"  {pace}, {report.Events:N0} order events");
        if (report.Currency != "USD")
            Line($"  one $ stands for one unit of {report.Currency}");
        Line(report.Truth is null ? "  Fleet" : "  Incident (flow of the guilty code paths)");
        Flow(report.ParentOrders, report.ChildOrders, report.Executions, report.Shares);
        string longs = $"{report.NetLongSymbols} long {Dollars(report.NetLongNotional)}";
        string shorts = $"{report.NetShortSymbols} short {Dollars(report.NetShortNotional)}";
        Line($"    {report.Symbols} instruments: {longs}, {shorts}");
        Pnl(report.Pnl);
        if (report.Truth is not null)
        {
            Line("  Whole fleet");
            Flow(report.Fleet.ParentOrders, report.Fleet.ChildOrders, report.Fleet.Executions, report.Fleet.Shares);
            string avoided = Dollars(report.LossAvoided);
            Line($"    loss if nobody acted {Dollars(report.LossIfNobodyActed)}, avoided {avoided}");
        }
        Events(report);
        List("  Modelling choices, not facts:", report.Calibration);
        List("  Not known or disputed:", report.Uncertainties);
        Line($"  digest {report.EventLogDigest}");
    }

    private void Flow(long parents, long children, long executions, long shares) =>
        Line($"    {parents:N0} parents, {children:N0} children, {executions:N0} executions, {shares:N0} shares");

    private void Pnl(ReportedPnl pnl)
    {
        string unwind = pnl.UnwindCost is { } cost ? $", unwind {Dollars(-cost)}" : "";
        Line($"    profit and loss {Dollars(pnl.Total)}: at the marks {Dollars(pnl.MarkToMarket)}{unwind}");
    }

    private void Events(RunReport report)
    {
        string alarms = $"{report.Alarms.Length} alarms of {report.Findings.Length} findings";
        Line($"  {alarms}, {report.Trips.Length} trips, {report.Holds.Length} server holds");
        foreach (ReportedAlarm alarm in report.Alarms.Take(10))
            Line($"    {alarm.At} {alarm.Priority,-6} {alarm.Server ?? "fleet"}: {alarm.Message}{More(alarm)}");
        if (report.Alarms.Length > 10)
            Line($"    ... and {report.Alarms.Length - 10} more, see the report");
        foreach (ReportedRefusal refusal in report.Refusals.Take(10))
            Line($"    {refusal.At} {RefusalWords.Of(refusal)}");
        foreach (ReportedHold hold in report.Holds.Take(16))
            Hold(hold);
        foreach (ReportedAction action in report.Actions)
            Line($"    {action.At} {action.Who}: {action.Do} {action.Subject}: {Refused(action)}{action.Outcome}");
        if (report.Recorded is { } recorded)
            Recording(recorded);
    }

    private void Hold(ReportedHold hold)
    {
        Line($"    {hold.RequestedAt} {hold.Kind} hold on {hold.Scope}, {hold.Server}:");
        string times =
            $"blocked {hold.BlockedAt ?? "not proven"}, drained {hold.DrainedAt ?? "no"}, " +
            $"proven {hold.ProvenAt ?? "no"}";
        Line($"      {times}, orders after the block {hold.OrdersAfterBlock}");
    }

    private static string More(ReportedAlarm alarm) =>
        alarm.Details.Length > 1 ? $" (+{alarm.Details.Length - 1})" : "";

    private static string Refused(ReportedAction action) => action.Done ? "" : "REFUSED ";

    private void Recording(ReportedRecording recorded)
    {
        Line($"  {recorded.Rows:N0} recorded rows: {recorded.Malformed:N0} malformed, {recorded.Ignored:N0} ignored,");
        Line($"    {recorded.UnknownOrders:N0} of orders from before the file, {recorded.OutOfOrder:N0} out of order");
        Line($"    {recorded.Orders:N0} orders left, {recorded.RefusedOrders:N0} refused,");
        Line($"    {recorded.SuppressedRows:N0} later rows suppressed");
        List("    Malformed rows:", [.. recorded.Faults.Take(10)]);
    }

    private void List(string title, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0)
            return;
        output.WriteLine(title);
        foreach (string item in items)
            output.WriteLine($"    - {item}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Line(FormattableString text) => output.WriteLine(Text(text));

    private void Line(string text) => output.WriteLine(text);

    private static string Dollars(decimal? amount) => amount is { } dollars
        ? string.Create(CultureInfo.InvariantCulture, $"${dollars:N0}")
        : "unknown";
}
