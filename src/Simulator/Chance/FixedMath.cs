namespace Ops.Simulator.Chance;

/// <summary>Logarithms, powers and roots in whole numbers, so that they are the same on every machine.</summary>
internal static class FixedMath
{
    /// <summary>Bits after the point of the fixed-point numbers here.</summary>
    public const int FractionBits = 32;

    private const ulong NaturalLogOfTwo = 2_977_044_472; // ln 2 in 2^-32

    /// <summary>Minus the natural logarithm of a ratio not above 1.</summary>
    /// <param name="numerator">From 1 to <paramref name="denominator"/>.</param>
    /// <param name="denominator">At most 2^30.</param>
    /// <returns>The logarithm in 2^-32.</returns>
    public static long NegativeLog(long numerator, long denominator)
    {
        ulong ratio = ((ulong)denominator << FractionBits) / (ulong)numerator; // at least 1
        int whole = 0;
        while (ratio >= 2UL << FractionBits)
        {
            ratio >>= 1;
            whole++;
        }
        ulong binaryLog = (ulong)whole << FractionBits;
        for (int bit = FractionBits - 1; bit >= 0; bit--)
        {
            ratio = (ulong)(((UInt128)ratio * ratio) >> FractionBits);
            if (ratio < 2UL << FractionBits)
                continue;
            ratio >>= 1;
            binaryLog |= 1UL << bit;
        }
        return (long)(ulong)(((UInt128)binaryLog * NaturalLogOfTwo) >> FractionBits);
    }

    /// <summary>What remains of something that halves again and again.</summary>
    /// <param name="elapsed">Time that passed, not negative.</param>
    /// <param name="halfLife">Time in which it halves, in the same unit, above 0.</param>
    /// <returns>The remaining part, in 2^-32.</returns>
    public static long Remaining(long elapsed, long halfLife)
    {
        long whole = elapsed / halfLife;
        if (whole >= FractionBits)
            return 0;
        ulong fraction = (ulong)(((UInt128)(ulong)(elapsed % halfLife) << FractionBits) / (ulong)halfLife);
        ulong remaining = 1UL << FractionBits;
        ulong root = 1UL << (FractionBits - 1); // one half, then its square root, and its root's square root, and so on
        for (int bit = FractionBits - 1; bit >= 0; bit--)
        {
            root = (ulong)SquareRoot((UInt128)root << FractionBits);
            if ((fraction >> bit & 1) == 1)
                remaining = (ulong)(((UInt128)remaining * root) >> FractionBits);
        }
        return (long)(remaining >> (int)whole);
    }

    /// <summary>The whole part of a square root.</summary>
    /// <param name="value">Any number.</param>
    /// <returns>The largest number whose square is not above it.</returns>
    public static UInt128 SquareRoot(UInt128 value)
    {
        UInt128 root = 0;
        UInt128 bit = (UInt128)1 << 126;
        while (bit > value)
            bit >>= 2;
        while (bit != 0)
        {
            if (value >= root + bit)
            {
                value -= root + bit;
                root = (root >> 1) + bit;
            }
            else
                root >>= 1;
            bit >>= 2;
        }
        return root;
    }

    /// <summary>Bends a line so that it approaches a bound and never passes it.</summary>
    /// <param name="value">The unbounded value, signed.</param>
    /// <param name="bound">The bound, above 0.</param>
    /// <returns>The bounded value: about <paramref name="value"/> while small, half the bound where it equals
    /// it.</returns>
    public static long Saturate(long value, long bound)
    {
        long size = Math.Abs(value);
        if ((size | bound) <= int.MaxValue)
            return value * bound / (bound + size); // the product fits, and narrow division is much faster
        return (long)((Int128)value * bound / ((Int128)bound + size));
    }
}
