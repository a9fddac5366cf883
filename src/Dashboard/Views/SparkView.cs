using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>A short trend as it is drawn.</summary>
/// <param name="Path">The line.</param>
/// <param name="LimitAt">Height of the limit's line; null when there is none in sight.</param>
/// <param name="ZeroAt">Height of zero; null when it is the bottom.</param>
public sealed record SparkView(string Path, string? LimitAt, string? ZeroAt)
{
    /// <summary>Nothing to draw yet.</summary>
    public static SparkView Empty { get; } = new("", null, null);

    /// <summary>A trend of what is never negative, with the limit in sight.</summary>
    /// <param name="points">The points, oldest first.</param>
    /// <param name="seconds">Seconds that fill the width.</param>
    /// <param name="value">What of a point is drawn.</param>
    /// <param name="limit">The limit; 0 for none.</param>
    /// <returns>The trend.</returns>
    public static SparkView Under(ReadOnlySpan<TrendPoint> points, int seconds, Func<TrendPoint, double> value,
        double limit)
    {
        double[] values = Values(points, value);
        double high = Math.Max(limit * 1.1, values.Length == 0 ? 0 : values.Max());
        return new SparkView(
            SparkPath.Of(values, seconds, 0, high), limit > 0 ? SparkPath.HeightOf(limit, 0, high) : null, null);
    }

    /// <summary>A trend around zero, with the limit of a loss below it.</summary>
    /// <param name="points">The points, oldest first.</param>
    /// <param name="seconds">Seconds that fill the width.</param>
    /// <param name="value">What of a point is drawn.</param>
    /// <param name="lossLimit">The limit, positive; 0 for none.</param>
    /// <returns>The trend.</returns>
    public static SparkView Around(
        ReadOnlySpan<TrendPoint> points, int seconds, Func<TrendPoint, double> value, double lossLimit)
    {
        double[] values = Values(points, value);
        double low = Math.Min(-lossLimit * 1.1, values.Length == 0 ? 0 : values.Min());
        double high = Math.Max(-low / 4, values.Length == 0 ? 0 : values.Max());
        return new SparkView(
            SparkPath.Of(values, seconds, low, high), lossLimit > 0 ? SparkPath.HeightOf(-lossLimit, low, high) : null,
            SparkPath.HeightOf(0, low, high));
    }

    private static double[] Values(ReadOnlySpan<TrendPoint> points, Func<TrendPoint, double> value)
    {
        var values = new double[points.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = value(points[i]);
        return values;
    }
}
