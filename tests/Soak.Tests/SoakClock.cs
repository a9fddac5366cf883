namespace Ops.Soak.Tests;

/// <summary>
/// The clocks of the control room: the monotonic one follows market time, the wall clock can be set wrong. Its timers
/// fire on the run's thread when it moves.
/// </summary>
/// <param name="day">Date of the session.</param>
internal sealed class SoakClock(DateOnly day) : TimeProvider
{
    private const int NanosecondsPerTick = 100;

    private readonly DateTimeOffset _midnight = new(day, TimeOnly.MinValue, TimeSpan.Zero);
    private readonly List<Alarm> _alarms = [];
    private long _now;

    /// <summary>How wrong the wall clock is.</summary>
    public TimeSpan Error { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>Moves on.</summary>
    /// <param name="nanoseconds">Nanoseconds since midnight.</param>
    public void MoveTo(long nanoseconds)
    {
        _now = Math.Max(_now, nanoseconds);
        while (_alarms.Where(alarm => alarm.Due <= _now).MinBy(static alarm => alarm.Due) is { } due)
            due.Fire();
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _midnight.AddTicks(_now / NanosecondsPerTick) + Error;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(SoakClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._alarms.Remove(this);
            _period = period;
            if (dueTime < TimeSpan.Zero)
                return true;
            Due = clock._now + dueTime.Ticks * NanosecondsPerTick;
            clock._alarms.Add(this);
            return true;
        }

        public void Dispose() => clock._alarms.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
