using System.Collections.Immutable;
using System.Globalization;

namespace Ops.Simulator;

/// <summary>
/// How many times faster than the clock market time runs, in whole hundredths: what is owed after any time is a whole
/// number of nanoseconds, so a pace never drifts.
/// </summary>
/// <param name="Hundredths">100 for the clock's own pace.</param>
public readonly record struct Pace(int Hundredths) : IComparable<Pace>
{
    /// <summary>Slowest pace, a tenth of the clock's.</summary>
    public static readonly Pace Slowest = new(10);

    /// <summary>The clock's own.</summary>
    public static readonly Pace Clock = new(100);

    /// <summary>Fastest pace, a hundred times the clock's.</summary>
    public static readonly Pace Fastest = new(10_000);

    /// <summary>Paces on offer, from slow to fast.</summary>
    public static readonly ImmutableArray<Pace> Offered =
        [new(10), new(25), new(50), new(100), new(200), new(500), new(1_000), new(3_000), new(6_000), new(10_000)];

    /// <summary>Whether a world can run at it.</summary>
    public bool IsPossible => Hundredths >= Slowest.Hundredths && Hundredths <= Fastest.Hundredths;

    /// <summary>The factor, with at most two decimals.</summary>
    public decimal Factor => Hundredths / 100m;

    /// <summary>A whole factor.</summary>
    /// <param name="factor">The factor.</param>
    public static implicit operator Pace(int factor) => FromInt32(factor);

    /// <summary>A whole factor.</summary>
    /// <param name="factor">The factor.</param>
    /// <returns>The pace.</returns>
    public static Pace FromInt32(int factor) => new(checked(factor * 100));

    /// <summary>Reads a factor such as 0.25 or 60.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pace">The pace.</param>
    /// <returns>Whether it is one with at most two decimals that a world can run at.</returns>
    public static bool TryParse(string? text, out Pace pace)
    {
        pace = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal factor)
            || factor > Fastest.Factor || decimal.Truncate(factor * 100) != factor * 100)
            return false;
        pace = new Pace((int)(factor * 100));
        return pace.IsPossible;
    }

    /// <summary>Market time that runs in a time of the clock.</summary>
    /// <param name="clockTicks">Time of the clock in 100 ns.</param>
    /// <returns>Nanoseconds, exactly.</returns>
    /// <exception cref="OverflowException">More than 292 years of it.</exception>
    public long NanosecondsIn(long clockTicks) => checked(clockTicks * Hundredths); // 100 ns a tick, 100 hundredths

    /// <inheritdoc/>
    public int CompareTo(Pace other) => Hundredths.CompareTo(other.Hundredths);

    /// <summary>Whether it is slower.</summary>
    public static bool operator <(Pace left, Pace right) => left.Hundredths < right.Hundredths;

    /// <summary>Whether it is faster.</summary>
    public static bool operator >(Pace left, Pace right) => left.Hundredths > right.Hundredths;

    /// <summary>Whether it is not faster.</summary>
    public static bool operator <=(Pace left, Pace right) => left.Hundredths <= right.Hundredths;

    /// <summary>Whether it is not slower.</summary>
    public static bool operator >=(Pace left, Pace right) => left.Hundredths >= right.Hundredths;

    /// <summary>The factor as people write it: 0.25, 60.</summary>
    public override string ToString() => Factor.ToString("0.##", CultureInfo.InvariantCulture);
}
