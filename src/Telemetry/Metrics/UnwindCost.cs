using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// What working a position off is estimated to cost: half the spread and the square-root impact of its size. Whole
/// numbers of 1/10,000 dollar, rounded up; an estimate, never a quote.
/// </summary>
/// <param name="Spread">Half the spread on every share.</param>
/// <param name="Impact">The move against us; null where the usual volume is not known.</param>
public readonly record struct UnwindCost(Money Spread, Money? Impact)
{
    private const int BpsScale = 10_000;
    private const int RootBits = 16;

    /// <summary>Both; the spread alone where the impact can't be estimated.</summary>
    public Money Total => Spread + (Impact ?? Money.Zero);

    /// <summary>Estimates the cost.</summary>
    /// <param name="shares">The position, signed.</param>
    /// <param name="mark">Its mark.</param>
    /// <param name="dailyVolume">Shares the market trades on a usual day; 0 or below when it is not known.</param>
    /// <param name="assumptions">What is assumed.</param>
    /// <returns>The cost; null without a mark above 0.</returns>
    /// <exception cref="OverflowException">The notional does not fit.</exception>
    public static UnwindCost? Of(long shares, Price mark, long dailyVolume, UnwindAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(assumptions);
        if (mark.Ticks <= 0)
            return null;
        long size = checked(Math.Abs(shares));
        long notional = checked(size * mark.Ticks);
        Money spread = new(Up((Int128)notional * assumptions.HalfSpreadBps, BpsScale));
        if (dailyVolume <= 0)
            return new UnwindCost(spread, null);
        Int128 moved = (Int128)notional * assumptions.ImpactBps * RootOfDays(size, dailyVolume);
        Int128 impact = Int128.Min(Up(moved, (Int128)BpsScale << RootBits), notional);
        return new UnwindCost(spread, new Money((long)impact));
    }

    /// <summary>How long the unwind takes, in hundredths of usual days, rounded up.</summary>
    /// <param name="shares">The position, signed.</param>
    /// <param name="dailyVolume">Shares the market trades on a usual day.</param>
    /// <param name="assumptions">What is assumed.</param>
    /// <returns>Hundredths of days; null where the volume is not known.</returns>
    public static long? DaysHundredths(long shares, long dailyVolume, UnwindAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(assumptions);
        return dailyVolume <= 0 || assumptions.ParticipationPerMille <= 0
            ? null
            : Up((Int128)Math.Abs(shares) * 100_000, (Int128)dailyVolume * assumptions.ParticipationPerMille);
    }

    private static long Up(Int128 value, Int128 by) => checked((long)((value + by - 1) / by));

    // The square root of the size in usual days' volumes, in 2^-16.
    private static long RootOfDays(long shares, long dailyVolume) =>
        (long)Root(((UInt128)(ulong)shares << (2 * RootBits)) / (ulong)dailyVolume);

    // Newton's steps from above, the largest whole number whose square is not above the value.
    private static UInt128 Root(UInt128 value)
    {
        if (value < 2)
            return value;
        UInt128 guess = UInt128.One << ((128 - (int)UInt128.LeadingZeroCount(value) + 1) / 2);
        while (true)
        {
            UInt128 next = (guess + value / guess) >> 1;
            if (next >= guess)
                return guess;
            guess = next;
        }
    }
}
