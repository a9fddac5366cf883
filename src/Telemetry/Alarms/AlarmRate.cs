using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Alarms;

/// <summary>How many groups come, and whether that is a flood: begun above ten in ten minutes, over below
/// five.</summary>
internal sealed class AlarmRate
{
    private const long TenMinutes = 600 * MarketTime.NanosecondsPerSecond;
    private const long Hour = 6 * TenMinutes;

    private readonly Queue<long> _raised = new();
    private readonly long[] _byPriority = new long[3];
    private long _beganAt = -1;
    private long _lastAt;
    private long _inFlood;
    private int _most;

    /// <summary>Whether there is a flood.</summary>
    public bool IsFlood { get; private set; }

    /// <summary>Counts a group.</summary>
    /// <param name="priority">Its priority.</param>
    /// <param name="now">Market time.</param>
    public void Raise(AlarmPriority priority, MarketTime now)
    {
        _byPriority[(int)priority]++;
        if (_raised.Count == Limits.AlarmsCounted)
            _raised.Dequeue(); // more in an hour than anybody can read: the figure stays at this many
        _raised.Enqueue(now.Nanoseconds);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="now">Market time.</param>
    public void MoveTo(MarketTime now)
    {
        long at = now.Nanoseconds;
        if (_beganAt < 0)
            (_beganAt, _lastAt) = (at, at);
        if (IsFlood)
            _inFlood += Math.Max(0, at - _lastAt);
        _lastAt = Math.Max(_lastAt, at);
        while (_raised.TryPeek(out long first) && at - first >= Hour)
            _raised.Dequeue();
        int recent = InTenMinutes(at);
        _most = Math.Max(_most, recent);
        IsFlood = recent > AlarmLoad.FloodFrom || (IsFlood && recent >= AlarmLoad.FloodUntil);
    }

    /// <summary>The figures.</summary>
    /// <param name="standing">Alarms that stand.</param>
    /// <param name="forgotten">Alarms that found no room.</param>
    /// <returns>The load.</returns>
    public AlarmLoad Load(int standing, long forgotten) => new(
        InTenMinutes(_lastAt), _most, _raised.Count, _byPriority.Sum(), _byPriority[2], _byPriority[1], _byPriority[0],
        _lastAt == _beganAt ? 0 : (int)(_inFlood * 100 / (_lastAt - _beganAt)), standing, forgotten);

    private int InTenMinutes(long at) => _raised.Count(raised => at - raised < TenMinutes);
}
