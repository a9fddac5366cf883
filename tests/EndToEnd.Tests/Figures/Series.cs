using System.Globalization;

namespace Ops.EndToEnd.Tests.Figures;

/// <summary>Measured times in milliseconds.</summary>
internal sealed class Series(string name)
{
    private readonly List<double> _values = [];

    /// <summary>How many.</summary>
    public int Count => _values.Count;

    /// <summary>Adds one.</summary>
    public void Add(double milliseconds) => _values.Add(milliseconds);

    /// <summary>The value that a share of them does not exceed.</summary>
    /// <param name="percent">The share, 0 to 100.</param>
    public double Percentile(double percent)
    {
        double[] sorted = [.. _values.Order()];
        return sorted[(int)Math.Ceiling(percent / 100 * sorted.Length) - 1];
    }

    /// <summary>A row of a table: name, count, median, 99th percentile, largest.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {_values.Count} | {Percentile(50):0.0} | {Percentile(99):0.0} | {_values.Max():0.0} |");
}
