using System.Runtime.CompilerServices;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Questions about a number answered without a branch: which sign a position has is a guess that a processor gets
/// wrong half of the time.
/// </summary>
internal static class SignBits
{
    /// <summary>All bits when a number is not 0, else none.</summary>
    /// <param name="value">The number.</param>
    /// <returns>-1 or 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Any(long value) => (value | -value) >> 63;

    /// <summary>A number without its sign.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The magnitude.</returns>
    /// <exception cref="OverflowException">It is the most negative number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Magnitude(long value) => checked((value ^ (value >> 63)) - (value >> 63));
}
