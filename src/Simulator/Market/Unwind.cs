using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>
/// What working a position off costs: half the spread, the square-root impact of its size, and the part of our own
/// price
/// move that is gone by then. Whole numbers throughout.
/// </summary>
internal static class Unwind
{
    private const long BpsScale = 10_000;
    private const int RootBits = 16;

    /// <summary>The cost, a positive amount; negative when the reversion pays more than the rest costs.</summary>
    /// <param name="netShares">The position, signed.</param>
    /// <param name="at">The instrument.</param>
    /// <param name="spec">The parameters.</param>
    /// <returns>The cost.</returns>
    public static Money CostOf(long netShares, in Instrument at, UnwindSpec spec)
    {
        long shares = Math.Abs(netShares);
        long spread = checked(shares * at.SpreadTicks / 2);
        long notional = checked(shares * at.MidTicks);
        Int128 impact = (Int128)notional * spec.ImpactBps * SquareRootOfDays(shares, at) / BpsScale >> RootBits;
        long bounded = (long)Int128.Min(impact, notional);
        Int128 reversion = (Int128)netShares * at.DisplacementTicks * spec.ReversionPerMille / 1_000;
        return new Money(checked(spread + bounded + (long)reversion));
    }

    /// <summary>How many usual days the unwind takes.</summary>
    /// <param name="netShares">The position, signed.</param>
    /// <param name="at">The instrument.</param>
    /// <param name="spec">The parameters.</param>
    /// <returns>Days.</returns>
    public static double DaysOf(long netShares, in Instrument at, UnwindSpec spec) =>
        spec.ParticipationPerMille == 0
            ? 0
            : Math.Abs(netShares) * 1_000.0 / Math.Max(1, at.DailyVolume) / spec.ParticipationPerMille;

    // The square root of the size in usual days' volumes, in 2^-16.
    private static long SquareRootOfDays(long shares, in Instrument at) =>
        (long)FixedMath.SquareRoot(((UInt128)(ulong)shares << (2 * RootBits)) / (ulong)Math.Max(1, at.DailyVolume));
}
