using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Feed;

/// <summary>By how much a total rose in the last minute.</summary>
internal sealed class Risen
{
    private const long Minute = 60 * MarketTime.NanosecondsPerSecond;

    private readonly Queue<(long At, long By)> _rises = []; // at most one for each tick of a minute
    private long _total;
    private long _rise;

    /// <summary>Takes the total of a tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="total">The total; it never falls.</param>
    /// <returns>The rise.</returns>
    public long Take(MarketTime now, long total)
    {
        if (total > _total)
        {
            _rises.Enqueue((now.Nanoseconds, total - _total));
            _rise += total - _total;
            _total = total;
        }
        while (_rises.TryPeek(out (long At, long By) oldest) && now.Nanoseconds - oldest.At > Minute)
            _rise -= _rises.Dequeue().By;
        return _rise;
    }
}
