namespace Ops.Telemetry.Contracts;

/// <summary>
/// Says when another picture may be made: one for each interval on average, and after a calm some twice as fast, so
/// that what happens then is seen at once and a busy flow is never drawn at its own rate. One thread at a time.
/// </summary>
public sealed class PictureBudget
{
    /// <summary>Pictures that may be made at half the interval after a calm: an order and what comes of it.</summary>
    public const int Burst = 8;

    private readonly TimeSpan _interval;
    private readonly TimeSpan _gap;
    private TimeSpan _earned; // when what was made so far is paid for
    private TimeSpan _notBefore;

    /// <summary>A budget of which nothing is used.</summary>
    /// <param name="interval">Time for each picture, on average; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not more than zero.</exception>
    public PictureBudget(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
        _interval = interval;
        _gap = interval / 2;
        _earned = _notBefore = TimeSpan.MinValue;
    }

    /// <summary>How long the next picture has to wait.</summary>
    /// <param name="now">The time, from any fixed moment; it never goes back.</param>
    /// <returns>Zero when it may be made now.</returns>
    public TimeSpan Wait(TimeSpan now)
    {
        if (_earned == TimeSpan.MinValue)
            return TimeSpan.Zero;
        TimeSpan lent = _earned - _interval * (Burst - 1);
        TimeSpan from = lent > _notBefore ? lent : _notBefore;
        return from > now ? from - now : TimeSpan.Zero;
    }

    /// <summary>Notes that one is made now, whether it had to wait or not.</summary>
    /// <param name="now">The time.</param>
    public void Take(TimeSpan now)
    {
        _earned = (_earned > now ? _earned : now) + _interval;
        _notBefore = now + _gap;
    }
}
