using System.Globalization;
using System.Text;

namespace Ops.Dashboard.Views;

/// <summary>Points to one SVG path in a box of fixed size.</summary>
public static class SparkPath
{
    /// <summary>Width of the box.</summary>
    public const int Width = 120;

    /// <summary>Height of the box.</summary>
    public const int Height = 32;

    /// <summary>The path of a line: newest at the right edge, one pixel per slot at most.</summary>
    /// <param name="values">The values, oldest first.</param>
    /// <param name="slots">How many values fill the width; a shorter series begins further right.</param>
    /// <param name="low">The value at the bottom.</param>
    /// <param name="high">The value at the top.</param>
    /// <returns>The path's data; empty for fewer than two values.</returns>
    public static string Of(ReadOnlySpan<double> values, int slots, double low, double high)
    {
        if (values.Length < 2 || slots < 2 || !(high > low))
            return "";
        int stride = Math.Max(1, (int)Math.Ceiling(slots / (double)Width));
        var path = new StringBuilder();
        // groups are counted from the newest value, so that a line moves by whole groups and does not shimmer
        int first = values.Length % stride;
        if (first > 0)
            Append(path, Extreme(values[..first]), first - 1, values.Length, slots, low, high);
        for (int at = first; at < values.Length; at += stride)
            Append(path, Extreme(values.Slice(at, stride)), at + stride - 1, values.Length, slots, low, high);
        return path.ToString();
    }

    /// <summary>Height of a value in the box.</summary>
    /// <param name="value">The value.</param>
    /// <param name="low">The value at the bottom.</param>
    /// <param name="high">The value at the top.</param>
    /// <returns>Distance from the top, as styles want it.</returns>
    public static string HeightOf(double value, double low, double high) => Number(Y(value, low, high));

    // a group is drawn by its value furthest from zero: a short spike must not vanish
    private static double Extreme(ReadOnlySpan<double> group)
    {
        double extreme = group[0];
        foreach (double value in group)
        {
            if (Math.Abs(value) > Math.Abs(extreme))
                extreme = value;
        }
        return extreme;
    }

    private static void Append(StringBuilder path, double value, int index, int count, int slots, double low,
        double high)
    {
        double x = Width - (count - 1 - index) * (double)Width / (slots - 1);
        path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(Math.Max(0, x))).Append(' ').Append(
            Number(Y(value, low, high)));
    }

    private static double Y(double value, double low, double high) =>
        high > low ? Math.Clamp(Height - 1 - (value - low) / (high - low) * (Height - 2), 1, Height - 1) : Height - 1;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
