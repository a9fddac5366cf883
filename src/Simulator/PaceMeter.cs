using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>
/// Measures how fast market time really runs, over about the last two seconds. It says nothing before it has seen half
/// a second. Written by one thread, read by any.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class PaceMeter(TimeProvider time)
{
    private static readonly TimeSpan s_spacing = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_least = TimeSpan.FromMilliseconds(500);
    private const int Window = 20;

    private readonly Queue<(long Timestamp, long Market)> _samples = new();
    private long _last;
    private int _reached = -1;

    /// <summary>The pace reached; null when it is not known.</summary>
    public Pace? Reached => Volatile.Read(ref _reached) is >= 0 and var hundredths ? new Pace(hundredths) : null;

    /// <summary>Begins anew: the clock stood, or another pace was asked for.</summary>
    public void Restart()
    {
        if (_samples.Count == 0)
            return;
        _samples.Clear();
        Volatile.Write(ref _reached, -1);
    }

    /// <summary>Notes where market time is.</summary>
    /// <param name="timestamp">The clock.</param>
    /// <param name="market">Market time.</param>
    public void Note(long timestamp, MarketTime market)
    {
        if (_samples.Count > 0 && time.GetElapsedTime(_last, timestamp) < s_spacing)
            return;
        _last = timestamp;
        _samples.Enqueue((timestamp, market.Nanoseconds));
        if (_samples.Count > Window)
            _samples.Dequeue();
        (long since, long from) = _samples.Peek();
        TimeSpan seen = time.GetElapsedTime(since, timestamp);
        if (seen >= s_least)
            Volatile.Write(ref _reached, (int)((market.Nanoseconds - from) / seen.Ticks));
    }
}
