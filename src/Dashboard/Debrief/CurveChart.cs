using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief;

/// <summary>A loss curve as a drawing: time of reaction to the right, in powers of ten; loss upwards.</summary>
internal static class CurveChart
{
    private const double Left = 110;
    private const double Right = 880;
    private const double Top = 20;
    private const double Bottom = 300;
    private static readonly (int Seconds, string Name)[] s_ticks =
        [(1, "1 s"), (5, "5 s"), (15, "15 s"), (60, "1 min"), (300, "5 min"), (900, "15 min"), (2700, "45 min")];

    /// <summary>Draws it.</summary>
    /// <param name="points">The points, rising in time.</param>
    /// <param name="actual">Loss of the session, for a line across; null for none.</param>
    /// <param name="currency">What one unit of money is.</param>
    /// <returns>The drawing.</returns>
    public static string Of(ImmutableArray<CurvePoint> points, decimal? actual, string currency)
    {
        if (points.IsEmpty)
            return "";
        double most = (double)Math.Max(points.Max(static point => point.Outcome.Loss), actual ?? 0);
        double least = Math.Min(0, (double)points.Min(static point => point.Outcome.Loss));
        double longest = Math.Log(points[^1].Seconds);
        double X(double seconds) => Left + (Right - Left) * Math.Log(Math.Max(1, seconds)) / longest;
        double Y(double loss) => Bottom - (Bottom - Top) * (loss - least) / Math.Max(1, most - least);
        string label = string.Create(
            CultureInfo.InvariantCulture,
            $"Loss against reaction time: {points[0].Outcome.Loss:N0} {currency} when stopped after " +
            $"{points[0].Seconds} s, {points[^1].Outcome.Loss:N0} after {points[^1].Seconds} s.");
        var text = new StringBuilder(
            $"<svg viewBox=\"0 0 900 340\" role=\"img\" aria-label=\"{PlainPage.Safe(label)}\" class=\"curve\">");
        foreach ((int seconds, string name) in s_ticks.Where(tick => tick.Seconds <= points[^1].Seconds))
        {
            text.Append(Line(X(seconds), Top, X(seconds), Bottom, "axis"));
            text.Append(Text(X(seconds), Bottom + 22, "middle", name));
        }
        for (int i = 0; i <= 4; i++)
        {
            double loss = least + (most - least) * i / 4;
            text.Append(Line(Left, Y(loss), Right, Y(loss), "axis"));
            text.Append(Text(Left - 8, Y(loss) + 5, "end", loss.ToString("#,0", CultureInfo.InvariantCulture)));
        }
        string path = string.Join(' ', points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{X(point.Seconds):0.0},{Y((double)point.Outcome.Loss):0.0}")));
        text.Append($"<polyline class=\"loss\" points=\"{path}\"/>");
        if (actual is { } mine)
        {
            text.Append(Line(Left, Y((double)mine), Right, Y((double)mine), "mine"));
            text.Append(Text(Right, Y((double)mine) - 6, "end", "this session"));
        }
        return text.Append("</svg>").ToString();
    }

    private static string Line(double x1, double y1, double x2, double y2, string look) => string.Create(
        CultureInfo.InvariantCulture,
        $"<line class=\"{look}\" x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\"/>");

    private static string Text(double x, double y, string anchor, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.0}\" y=\"{y:0.0}\" text-anchor=\"{anchor}\">{PlainPage.Safe(text)}</text>");
}
