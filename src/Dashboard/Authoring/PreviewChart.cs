using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Simulator;
using Ops.Simulator.Headless;
using Ops.Simulator.Scenarios;

namespace Ops.Dashboard.Authoring;

/// <summary>The course of a previewed day as a drawing: orders in each part of it, and profit or loss so far.</summary>
internal static class PreviewChart
{
    private const double Left = 90;
    private const double Right = 860;
    private const int Marks = 6;

    /// <summary>Draws it.</summary>
    /// <param name="points">The course.</param>
    /// <param name="currency">What one unit of money is.</param>
    /// <returns>Two drawings.</returns>
    public static string Of(ImmutableArray<PreviewPoint> points, string currency)
    {
        if (points.Length < 2)
            return "";
        double[] orders =
            [.. points.Select((point, i) => (double)(point.Orders - (i == 0 ? 0 : points[i - 1].Orders)))];
        double[] total = [.. points.Select(point => (double)point.Total.Dollars)];
        return Drawing("Orders in each part of the day", points, orders, low: 0, "orders") +
            Drawing($"Profit or loss so far, {currency}", points, total, Math.Min(0, total.Min()), currency);
    }

    /// <summary>What a run comes to in words, and its course.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="run">The run.</param>
    /// <returns>Markup.</returns>
    public static string Whole(Scenario scenario, PreviewRun run)
    {
        bool isIncident = scenario.Truth is not null;
        LedgerScope scope = isIncident ? run.Ledger.Incident : run.Ledger.Fleet;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <p>{(isIncident ? "The incident" : "The whole fleet")}, nobody acting: {scope.Children:#,0} orders,
            {scope.Executions:#,0} executions, {scope.Shares:#,0} shares in {scope.Symbols} instruments; profit or loss
            {(scope.Total.Dollars < 0 ? "−" : "")}{Math.Abs(scope.Total.Dollars):#,0}
            {PlainPage.Safe(scenario.Currency)} with the unwind.</p>
            {Of(run.Points, scenario.Currency)}
            """);
    }

    private static string Drawing(
        string title, ImmutableArray<PreviewPoint> points, double[] values, double low, string unit)
    {
        const double top = 24, bottom = 150;
        double high = Math.Max(values.Max(), low + 1);
        double X(int i) => Left + (Right - Left) * i / (points.Length - 1);
        double Y(double value) => bottom - (bottom - top) * (value - low) / (high - low);
        string label = string.Create(
            CultureInfo.InvariantCulture, $"{title}: from {low:#,0} to {high:#,0} {unit}, {values[^1]:#,0} at the end");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"<figure><figcaption>{PlainPage.Safe(title)}</figcaption><svg viewBox=\"0 0 900 190\" role=\"img\" " +
            $"aria-label=\"{PlainPage.Safe(label)}\" class=\"curve\">");
        for (int mark = 0; mark <= Marks; mark++)
        {
            int i = mark * (points.Length - 1) / Marks;
            text.Append(CultureInfo.InvariantCulture,
                $"<line class=\"axis\" x1=\"{X(i):0.0}\" y1=\"{top}\" x2=\"{X(i):0.0}\" y2=\"{bottom}\"/>" +
                $"<text x=\"{X(i):0.0}\" y=\"{bottom + 20}\" text-anchor=\"middle\">" +
                $"{Views.Format.Clock(points[i].At)}</text>");
        }
        foreach (double value in new[] { low, high })
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<text x=\"{Left - 8}\" y=\"{Y(value) + 5:0.0}\" text-anchor=\"end\">{value:#,0}</text>");
        }
        string path = string.Join(' ', values.Select((value, i) => string.Create(
            CultureInfo.InvariantCulture, $"{X(i):0.0},{Y(value):0.0}")));
        return text.Append("<polyline class=\"loss\" points=\"").Append(path).Append("\"/></svg></figure>").ToString();
    }
}
