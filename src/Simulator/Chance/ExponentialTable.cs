namespace Ops.Simulator.Chance;

/// <summary>
/// The quantiles of the exponential distribution in fixed point. Logarithms of the platform may differ in the last bit
/// from one machine to another; these are made of whole numbers and do not.
/// </summary>
internal static class ExponentialTable
{
    private const int IndexBits = 10;
    private const int Steps = 1 << IndexBits;
    private const int FractionBits = 32 - IndexBits;
    private const int ValueBits = 20;

    private static readonly long[] s_quantiles = MakeQuantiles();

    /// <summary>The quantile of an exponential distribution.</summary>
    /// <param name="mean">Its mean, not negative.</param>
    /// <param name="fraction">Which quantile, in 2^-32.</param>
    /// <returns>The quantile.</returns>
    public static long Scale(long mean, uint fraction)
    {
        int index = (int)(fraction >> FractionBits);
        long rest = fraction & ((1u << FractionBits) - 1);
        long low = s_quantiles[index];
        long quantile = low + (((s_quantiles[index + 1] - low) * rest) >> FractionBits);
        long high = Math.BigMul(mean, quantile, out long product);
        return (high << (64 - ValueBits)) | (long)((ulong)product >> ValueBits);
    }

    // Quantile i is -ln(1 - i / Steps). The last is set so that the whole table, read with straight lines between its
    // points, has a mean of exactly 1: what is cut off the tail is given back there.
    private static long[] MakeQuantiles()
    {
        long[] quantiles = new long[Steps + 1];
        long doubledSum = 0;
        for (int i = 1; i < Steps; i++)
        {
            quantiles[i] = FixedMath.NegativeLog(Steps - i, Steps) >> (FixedMath.FractionBits - ValueBits);
            doubledSum += 2 * quantiles[i];
        }
        quantiles[Steps] = (2L * Steps << ValueBits) - doubledSum;
        return quantiles;
    }
}
