using System.Runtime.CompilerServices;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>
/// Remembers trends until their series has a new point: a page draws several times a second, a trend moves once.
/// One page's own; not for several threads.
/// </summary>
public sealed class SparkBook
{
    private readonly ConditionalWeakTable<TrendSeries, Dictionary<string, (long Version, SparkView View)>> _known = [];

    /// <summary>The trend, drawn anew only when its series has moved.</summary>
    /// <param name="series">The series.</param>
    /// <param name="what">Name of what is drawn of it.</param>
    /// <param name="seconds">Seconds that fill the width.</param>
    /// <param name="draw">Draws it.</param>
    /// <returns>The trend.</returns>
    public SparkView Get(TrendSeries series, string what, int seconds, Func<TrendPoint[], SparkView> draw)
    {
        Dictionary<string, (long Version, SparkView View)> views = _known.GetOrCreateValue(series);
        long version = series.Version;
        if (views.TryGetValue(what, out (long Version, SparkView View) known) && known.Version == version)
            return known.View;
        SparkView view = draw(series.Last(seconds));
        views[what] = (version, view);
        return view;
    }
}
