using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>All points of a trend that itself remembers a quarter of an hour. Not safe for a second thread.</summary>
internal sealed class TrendTrack
{
    private readonly List<TrendPoint> _points = [];
    private long _version;

    /// <summary>Takes what is new.</summary>
    /// <param name="series">The trend.</param>
    public void Take(TrendSeries series)
    {
        long version = series.Version;
        if (version == _version)
            return;
        _points.AddRange(series.Last((int)Math.Min(version - _version, TrendSeries.Capacity)));
        _version = version;
    }

    /// <summary>The trend as it stood at a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <returns>A trend of its own.</returns>
    public TrendSeries Until(MarketTime at)
    {
        var series = new TrendSeries();
        foreach (TrendPoint point in Last(at, TrendSeries.Capacity))
            series.Add(point);
        return series;
    }

    /// <summary>The last points up to a moment.</summary>
    /// <param name="at">The moment.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>The points, oldest first.</returns>
    public ImmutableArray<TrendPoint> Last(MarketTime at, int count)
    {
        int end = _points.Count;
        int low = 0;
        while (low < end)
        {
            int middle = (low + end) / 2;
            if (_points[middle].At <= at)
                low = middle + 1;
            else
                end = middle;
        }
        int from = Math.Max(0, low - count);
        return [.. _points.GetRange(from, low - from)];
    }
}
