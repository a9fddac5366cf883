namespace Ops.Simulator.Servers;

/// <summary>
/// Lets orders out at a pace: it fills with market time and holds one second's worth, one order at the least. Integers,
/// so that the same flow is let out the same way everywhere.
/// </summary>
internal struct PaceBucket
{
    private const long OneOrder = 1_000L * 1_000_000_000; // thousandths of an order times nanoseconds of a second

    private long _held;
    private long _at;

    /// <summary>A bucket that lets one order out at once.</summary>
    /// <returns>The bucket.</returns>
    public static PaceBucket WithOne() => new() { _held = OneOrder };

    /// <summary>Whether an order may leave.</summary>
    /// <param name="nanoseconds">Market time; an earlier one than before fills nothing.</param>
    /// <param name="milliOrdersPerSecond">The pace, 1 or more.</param>
    /// <returns>True when the bucket holds one.</returns>
    public bool Has(long nanoseconds, long milliOrdersPerSecond)
    {
        long passed = Math.Max(0, nanoseconds - _at);
        _at = Math.Max(_at, nanoseconds);
        Int128 most = Int128.Max(OneOrder, (Int128)milliOrdersPerSecond * 1_000_000_000);
        _held = (long)Int128.Min(long.MaxValue, Int128.Min(most, _held + ((Int128)milliOrdersPerSecond * passed)));
        return _held >= OneOrder;
    }

    /// <summary>Takes one order out.</summary>
    public void Take() => _held -= OneOrder;
}
