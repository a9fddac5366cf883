using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>
/// The clock of a run in virtual time: it stands at a market time until it is moved. Its date is the session's, its
/// hour
/// the market's, so that what the control plane stamps reads as market time.
/// </summary>
/// <param name="session">Date of the session.</param>
internal sealed class VirtualClock(DateOnly session) : TimeProvider
{
    private readonly DateTimeOffset _midnight = new(session, TimeOnly.MinValue, TimeSpan.Zero);
    private long _now;

    /// <summary>Where it stands.</summary>
    public MarketTime Now => new(Volatile.Read(ref _now));

    /// <inheritdoc/>
    public override long TimestampFrequency => MarketTime.NanosecondsPerSecond;

    /// <summary>Moves it on.</summary>
    /// <param name="to">The new time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time lies before the present one.</exception>
    public void MoveTo(MarketTime to)
    {
        if (to.Nanoseconds < _now)
            throw new ArgumentOutOfRangeException(nameof(to), to, $"The clock stands at {Now} and does not go back.");
        Volatile.Write(ref _now, to.Nanoseconds);
    }

    /// <summary>The market time of a stamp it gave.</summary>
    /// <param name="stamp">The stamp.</param>
    /// <returns>The market time, to 100 ns.</returns>
    public MarketTime MarketTimeOf(WallTime stamp) => new((stamp.UtcTicks - _midnight.UtcTicks) * 100);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _midnight.AddTicks(Now.Nanoseconds / 100);

    /// <inheritdoc/>
    public override long GetTimestamp() => Now.Nanoseconds;
}
