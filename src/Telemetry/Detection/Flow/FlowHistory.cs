using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// What flow is usual at this time of day: what earlier days had at it, where a profile was given, and else the present
/// day's own minutes, the median of the ten-second counts from five minutes to half a minute ago. Where both are known
/// the larger one is usual. Without a profile it knows nothing before two such minutes of the same phase of the
/// session, because the first minutes after the open are no sequel of what was before it. Once it knows, it learns at
/// most twice the usual, so a runaway does not become the new normal within the history.
/// </summary>
/// <param name="profile">What earlier days had; null when none was given.</param>
/// <param name="fewest">Counts up to this vary by chance alone: as much may always be learnt.</param>
internal sealed class FlowHistory(FlowProfile? profile = null, long fewest = 200)
{
    /// <summary>How long one count lasts, in seconds.</summary>
    public const int BlockSeconds = 10;

    private const int BlocksKept = 30;
    private const int BlocksSettling = 3;
    private const int BlocksForAnOpinion = 12;
    private const long Block = BlockSeconds * MarketTime.NanosecondsPerSecond;

    private readonly long[] _blocks = new long[BlocksKept];
    private readonly long[] _sorted = new long[BlocksKept];
    private long _added;
    private long _nextBlockAt;
    private SessionPhase? _phase;
    private long _median;
    private long? _atThisTime;

    /// <summary>Whether it knows what is usual.</summary>
    public bool IsKnown => _atThisTime is not null || HasLearnt;

    /// <summary>What is usual in ten seconds; 0 while it is not known.</summary>
    public long Usual => Math.Max(_atThisTime ?? 0, HasLearnt ? _median : 0);

    private bool HasLearnt => _added >= BlocksForAnOpinion + BlocksSettling;

    /// <summary>Takes the count of a tick.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="phase">Phase of the session.</param>
    /// <param name="inTenSeconds">What happened in the ten seconds before it.</param>
    /// <returns>Whether a block of ten seconds has ended.</returns>
    public bool Advance(MarketTime now, SessionPhase phase, long inTenSeconds)
    {
        if (_phase != phase)
            Begin(now, phase);
        if (now.Nanoseconds < _nextBlockAt)
            return false;
        bool known = HasLearnt;
        _blocks[_added % BlocksKept] =
            known ? Math.Min(inTenSeconds, Math.Max(2 * _median, fewest)) : inTenSeconds;
        _added++;
        _nextBlockAt = now.Nanoseconds + Block;
        _median = MedianBeforeTheLast();
        _atThisTime = profile?.At(now);
        return true;
    }

    /// <summary>
    /// Learns nothing at a tick, because what did not flow was not let: what is usual stays what it was, and the next
    /// count is one of ten whole seconds after it.
    /// </summary>
    /// <param name="now">The tick.</param>
    /// <param name="phase">Phase of the session.</param>
    public void Pause(MarketTime now, SessionPhase phase)
    {
        if (_phase != phase)
            Begin(now, phase);
        _nextBlockAt = now.Nanoseconds + Block;
        _atThisTime = profile?.At(now);
    }

    private void Begin(MarketTime now, SessionPhase phase)
    {
        (_phase, _added, _median) = (phase, 0, 0);
        _nextBlockAt = now.Nanoseconds + Block;
        _atThisTime = profile?.At(now);
    }

    private long MedianBeforeTheLast()
    {
        int count = (int)Math.Min(_added - BlocksSettling, BlocksKept - BlocksSettling);
        if (count <= 0)
            return 0;
        for (int i = 0; i < count; i++)
            _sorted[i] = _blocks[(_added - BlocksSettling - 1 - i) % BlocksKept];
        Array.Sort(_sorted, 0, count);
        return _sorted[count / 2];
    }
}
