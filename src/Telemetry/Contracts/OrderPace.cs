namespace Ops.Telemetry.Contracts;

/// <summary>
/// How many new orders a gate lets out: a bucket that fills at this rate and holds one second's worth, one order at the
/// least. Thousandths, because 1 % of a slow server's rate is less than one order a second.
/// </summary>
/// <param name="MilliOrdersPerSecond">Thousandths of an order a second, 1 or more.</param>
public readonly record struct OrderPace(long MilliOrdersPerSecond)
{
    /// <summary>The slowest there is: one order in a hundred seconds.</summary>
    public const long Least = 10;

    /// <summary>A share of a rate, and never slower than <see cref="Least"/>.</summary>
    /// <param name="usualMilliOrders">The whole, in thousandths of an order a second.</param>
    /// <param name="percent">The share, 1 to 100.</param>
    /// <returns>The pace.</returns>
    public static OrderPace Of(long usualMilliOrders, int percent) =>
        new(Math.Max(Least, (long)((Int128)usualMilliOrders * percent / 100)));

    /// <summary>Most orders it lets out in a time: what the bucket holds at first and what comes in.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Orders, rounded up.</returns>
    public long MostIn(TimeSpan time) => checked((long)(
        (Int128)MilliOrdersPerSecond * time.Ticks / (1_000L * TimeSpan.TicksPerSecond)
        + Math.Max(1, MilliOrdersPerSecond / 1_000) + 1));
}
