namespace Ops.Simulator.Headless.Evaluation;

/// <summary>A figure over the seeds of a case.</summary>
/// <param name="Median">The middle one; null when no seed has it.</param>
/// <param name="Worst">The largest; null when some seed has none although it ought to.</param>
internal sealed record Spread(decimal? Median, decimal? Worst)
{
    /// <summary>Sums up the seeds. A seed without the figure is the worst there is.</summary>
    /// <param name="values">One value for each seed.</param>
    /// <returns>The spread.</returns>
    public static Spread Of(IEnumerable<decimal?> values)
    {
        List<decimal?> all = [.. values.OrderBy(static value => value is null).ThenBy(static value => value)];
        return all.Count == 0 ? new Spread(null, null) : new Spread(all[(all.Count - 1) / 2], all[^1]);
    }
}
