namespace Ops.Soak.Tests;

/// <summary>
/// The clocks of the control room: the monotonic one follows market time, the wall clock can be set wrong.
/// </summary>
/// <param name="day">Date of the session.</param>
internal sealed class SoakClock(DateOnly day) : TimeProvider
{
    private readonly DateTimeOffset _midnight = new(day, TimeOnly.MinValue, TimeSpan.Zero);
    private long _now;

    /// <summary>How wrong the wall clock is.</summary>
    public TimeSpan Error { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => 1_000_000_000;

    /// <summary>Moves on.</summary>
    /// <param name="nanoseconds">Nanoseconds since midnight.</param>
    public void MoveTo(long nanoseconds) => _now = Math.Max(_now, nanoseconds);

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _midnight.AddTicks(_now / 100) + Error;
}
