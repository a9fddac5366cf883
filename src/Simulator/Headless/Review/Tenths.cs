using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Review;

/// <summary>Amounts shown to a tenth that still sum to their sum: the largest remainders are rounded up.</summary>
internal static class Tenths
{
    /// <summary>Rounds amounts together.</summary>
    /// <param name="exact">The amounts, none below 0.</param>
    /// <param name="first">Of equal remainders the one with more of this is rounded up first.</param>
    /// <param name="most">What each may come to at most, in whole tenths; null for no bound.</param>
    /// <returns>The same to a tenth; as far as the bounds let them, they sum to the sum of the exact ones.</returns>
    public static ImmutableArray<decimal> Of(
        ImmutableArray<decimal> exact, Func<int, decimal> first, ImmutableArray<decimal>? most = null)
    {
        decimal[] tenths = [.. exact.Select(static amount => decimal.Floor(amount * 10))];
        var missing = (int)(decimal.Round(exact.Sum() * 10, MidpointRounding.AwayFromZero) - tenths.Sum());
        foreach (int i in Enumerable.Range(0, tenths.Length).Where(i => most is null || tenths[i] < most.Value[i] * 10)
            .OrderByDescending(i => exact[i] * 10 - tenths[i]).ThenByDescending(first).ThenBy(static i => i)
            .Take(missing).ToArray())
            tenths[i]++;
        return [.. tenths.Select(static tenth => tenth / 10)];
    }
}
