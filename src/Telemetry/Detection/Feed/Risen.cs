using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>By how much a total rose since it last stood still for a minute.</summary>
internal sealed class Risen
{
    private const long Minute = 60 * MarketTime.NanosecondsPerSecond;

    private long _total;
    private long _base;
    private long _roseAt;

    /// <summary>Takes the total of a tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="total">The total; it never falls.</param>
    /// <returns>The rise.</returns>
    public long Take(MarketTime now, long total)
    {
        if (now.Nanoseconds - _roseAt > Minute)
            _base = _total;
        if (total > _total)
            _roseAt = now.Nanoseconds;
        _total = total;
        return total - _base;
    }
}
