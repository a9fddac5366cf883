using System.Globalization;

namespace Ops.Telemetry.Model;

/// <summary>
/// An instant of the real clock in UTC, for commands, receipts and audit. Durations are never the difference of two of
/// these: they come from <see cref="TimeProvider.GetElapsedTime(long)"/>, which a stepped clock can't disturb.
/// </summary>
/// <param name="UtcTicks">100 ns ticks since 0001-01-01 UTC, as <see cref="DateTimeOffset.UtcTicks"/>.</param>
public readonly record struct WallTime(long UtcTicks) : IComparable<WallTime>
{
    /// <summary>Reads a provider's clock.</summary>
    /// <param name="time">The provider.</param>
    /// <returns>Its present instant.</returns>
    public static WallTime Now(TimeProvider time) => new(time.GetUtcNow().UtcTicks);

    /// <summary>The instant as a UTC date.</summary>
    /// <returns>The date and time.</returns>
    public DateTimeOffset ToDateTimeOffset() => new(UtcTicks, TimeSpan.Zero);

    /// <inheritdoc/>
    public int CompareTo(WallTime other) => UtcTicks.CompareTo(other.UtcTicks);

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(WallTime left, WallTime right) => left.UtcTicks < right.UtcTicks;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(WallTime left, WallTime right) => left.UtcTicks > right.UtcTicks;

    /// <summary>Whether the left instant is earlier or the same.</summary>
    public static bool operator <=(WallTime left, WallTime right) => left.UtcTicks <= right.UtcTicks;

    /// <summary>Whether the left instant is later or the same.</summary>
    public static bool operator >=(WallTime left, WallTime right) => left.UtcTicks >= right.UtcTicks;

    /// <summary>ISO 8601 with milliseconds and Z.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
