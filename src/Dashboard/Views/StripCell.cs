namespace Ops.Dashboard.Views;

/// <summary>One figure of the whole fleet beside its limit and its last quarter of an hour.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Limit">Its limit and what that does.</param>
/// <param name="Bar">The figure beside the limit; null when it has no limit of its own.</param>
/// <param name="Trend">The last quarter of an hour; null when it is not recorded.</param>
public sealed record StripCell(string Label, FigureView Figure, string Unit, string Limit, BarView? Bar,
    SparkView? Trend);
