using System.Globalization;

namespace Ops.Telemetry.Model;

/// <summary>
/// An instant of the market's clock: nanoseconds since midnight of the session date in the market's zone. It is data,
/// carried by events and ticks; it runs, stops and leaps with the simulation. There is no conversion to
/// <see cref="WallTime"/>: metrics and breakers use this clock, latency and audit the other.
/// </summary>
/// <param name="Nanoseconds">Nanoseconds since midnight; past 24 h on a session that runs over midnight.</param>
public readonly record struct MarketTime(long Nanoseconds) : IComparable<MarketTime>
{
    /// <summary>Nanoseconds in a second.</summary>
    public const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds in a millisecond.</summary>
    public const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>A time of day.</summary>
    /// <param name="timeOfDay">Time since midnight.</param>
    /// <returns>The instant.</returns>
    public static MarketTime FromTimeOfDay(TimeSpan timeOfDay) => new(checked(timeOfDay.Ticks * 100));

    /// <summary>Time since midnight, rounded down to 100 ns.</summary>
    public TimeSpan TimeOfDay => TimeSpan.FromTicks(Nanoseconds / 100);

    /// <summary>Moves the instant.</summary>
    /// <param name="nanoseconds">Nanoseconds to add, signed.</param>
    /// <returns>The moved instant.</returns>
    public MarketTime AddNanoseconds(long nanoseconds) => new(checked(Nanoseconds + nanoseconds));

    /// <summary>Market time that passed between two instants.</summary>
    public static TimeSpan operator -(MarketTime left, MarketTime right) =>
        TimeSpan.FromTicks((left.Nanoseconds - right.Nanoseconds) / 100);

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(MarketTime left, MarketTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(MarketTime left, MarketTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left instant is earlier or the same.</summary>
    public static bool operator <=(MarketTime left, MarketTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left instant is later or the same.</summary>
    public static bool operator >=(MarketTime left, MarketTime right) => left.Nanoseconds >= right.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(MarketTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>HH:mm:ss.ffffff, the form reports use.</summary>
    public override string ToString()
    {
        long seconds = Nanoseconds / NanosecondsPerSecond;
        long micros = Nanoseconds % NanosecondsPerSecond / 1_000;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}.{micros:000000}");
    }
}
