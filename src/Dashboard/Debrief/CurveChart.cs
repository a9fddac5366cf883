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
    private const double Right = 700;
    private const double Top = 20;
    private const double Bottom = 300;
    private const double LineHeight = 17;
    private static readonly (int Seconds, string Name)[] s_ticks =
        [(1, "1 s"), (5, "5 s"), (15, "15 s"), (60, "1 min"), (300, "5 min"), (900, "15 min"), (2700, "45 min")];

    /// <summary>Draws it.</summary>
    /// <param name="points">The points, rising in time.</param>
    /// <param name="marks">What is marked on it.</param>
    /// <returns>The drawing.</returns>
    public static string Of(ImmutableArray<CurvePoint> points, CurveMarks marks)
    {
        if (points.IsEmpty)
            return "";
        decimal[] losses = [.. points.Select(static point => point.Outcome.Loss), .. Losses(marks)];
        double most = (double)losses.Max();
        double least = Math.Min(0, (double)losses.Min());
        double longest = Math.Log(Math.Max(2, points[^1].Seconds));
        double X(double seconds) => Left + (Right - Left) * Math.Min(1, Math.Log(Math.Max(1, seconds)) / longest);
        double Y(decimal loss) => Bottom - (Bottom - Top) * ((double)loss - least) / Math.Max(1, most - least);
        string label = string.Create(
            CultureInfo.InvariantCulture,
            $"Loss against reaction time: {points[0].Outcome.Loss:N0} when stopped after " +
            $"{points[0].Seconds} s, {points[^1].Outcome.Loss:N0} after {points[^1].Seconds} s.");
        var text = new StringBuilder(
            $"<svg viewBox=\"0 0 960 340\" role=\"img\" aria-label=\"{PlainPage.Safe(label)}\" class=\"curve\">");
        foreach ((int seconds, string name) in s_ticks.Where(tick => tick.Seconds <= points[^1].Seconds))
        {
            text.Append(Line(X(seconds), Top, X(seconds), Bottom, "axis"));
            text.Append(Text(X(seconds), Bottom + 22, "middle", name));
        }
        for (int i = 0; i <= 4; i++)
        {
            decimal loss = (decimal)(least + (most - least) * i / 4);
            text.Append(Line(Left, Y(loss), Right, Y(loss), "axis"));
            text.Append(Text(Left - 8, Y(loss) + 5, "end", Short(loss)));
        }
        string path = string.Join(' ', points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{X(point.Seconds):0.0},{Y(point.Outcome.Loss):0.0}")));
        text.Append($"<polyline class=\"loss\" points=\"{path}\"/>");
        foreach (CurvePoint point in points)
            text.Append(Dot(X(point.Seconds), Y(point.Outcome.Loss), 2.5, "point", Told(point)));
        Mark(text, marks, X, Y);
        return text.Append("</svg>").ToString();
    }

    // what is marked has its words at the right end, moved apart so that none lies on another
    private static void Mark(StringBuilder text, CurveMarks marks, Func<double, double> x, Func<decimal, double> y)
    {
        (decimal? Loss, string Look, string Words)[] lines =
        [
            (marks.Nobody, "nobody", "nobody acts"), (marks.Actual, "mine", "this session"),
            (marks.Best, "best", "smallest stop, at best"),
        ];
        double next = Bottom + LineHeight;
        foreach ((decimal? loss, string look, string words) in lines.OrderBy(static line => line.Loss ?? 0))
        {
            if (loss is not { } at)
                continue;
            text.Append(Line(Left, y(at), Right, y(at), look));
            next = Math.Min(y(at) + 5, next - LineHeight);
            text.Append(Text(Right + 8, next, "start", $"{words} {Short(at)}"));
        }
        if (marks is { Actual: { } mine, ActualSeconds: { } seconds })
        {
            string told = string.Create(CultureInfo.InvariantCulture, $"This session: stopped after {seconds:0.#} s");
            text.Append(Dot(x((double)seconds), y(mine), 6, "act", told));
            text.Append(Text(x((double)seconds), y(mine) - 12, "middle", string.Create(
                CultureInfo.InvariantCulture, $"stopped after {seconds:0.#} s")));
        }
    }

    private static IEnumerable<decimal> Losses(CurveMarks marks) =>
        new[] { marks.Actual, marks.Best, marks.Nobody }.OfType<decimal>();

    private static string Told(CurvePoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"Stopped after {point.Seconds} s, at {point.At.Split('.')[0]}: loss {point.Outcome.Loss:N0}");

    private static string Short(decimal loss)
    {
        decimal size = Math.Abs(loss);
        (decimal unit, string name) = size >= 1_000_000_000 ? (1_000_000_000m, "bn")
            : size >= 1_000_000 ? (1_000_000m, "M") : size >= 1_000 ? (1_000m, "k") : (1m, "");
        return (loss / unit).ToString(size >= 1_000 ? "0.##" : "0", CultureInfo.InvariantCulture) + name;
    }

    private static string Dot(double x, double y, double radius, string look, string told) => string.Create(
        CultureInfo.InvariantCulture,
        $"<circle class=\"{look}\" cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"{radius:0.0}\"><title>") +
        $"{PlainPage.Safe(told)}</title></circle>";

    private static string Line(double x1, double y1, double x2, double y2, string look) => string.Create(
        CultureInfo.InvariantCulture,
        $"<line class=\"{look}\" x1=\"{x1:0.0}\" y1=\"{y1:0.0}\" x2=\"{x2:0.0}\" y2=\"{y2:0.0}\"/>");

    private static string Text(double x, double y, string anchor, string text) => string.Create(
        CultureInfo.InvariantCulture,
        $"<text x=\"{x:0.0}\" y=\"{y:0.0}\" text-anchor=\"{anchor}\">{PlainPage.Safe(text)}</text>");
}
