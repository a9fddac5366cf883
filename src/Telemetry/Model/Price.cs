using System.Globalization;

namespace Ops.Telemetry.Model;

/// <summary>
/// A price per share as a whole number of 1/10,000 dollar, the smallest increment US sub-dollar quotes use.
/// Zero and negative values exist (WTI settled at -37.63 in April 2020) and are for the caller to judge.
/// </summary>
/// <param name="Ticks">Ten-thousandths of a dollar.</param>
public readonly record struct Price(long Ticks) : IComparable<Price>
{
    /// <summary>Ticks in one dollar.</summary>
    public const int Scale = 10_000;

    /// <summary>Parses a decimal dollar amount.</summary>
    /// <param name="dollars">Dollars with at most four decimals.</param>
    /// <returns>The price.</returns>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    /// <exception cref="ArgumentException">More than four decimals.</exception>
    public static Price FromDollars(decimal dollars)
    {
        decimal ticks = dollars * Scale;
        if (ticks != decimal.Truncate(ticks))
        {
            throw new ArgumentException(
                $"{dollars} has more than four decimals; a price is a whole number of $0.0001.", nameof(dollars));
        }
        return new Price(decimal.ToInt64(ticks));
    }

    /// <summary>Notional of a quantity at this price.</summary>
    /// <param name="quantity">Shares, signed.</param>
    /// <returns>Price times quantity.</returns>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public Money Notional(long quantity) => new(checked(Ticks * quantity));

    /// <inheritdoc/>
    public int CompareTo(Price other) => Ticks.CompareTo(other.Ticks);

    /// <summary>Whether the left price is lower.</summary>
    public static bool operator <(Price left, Price right) => left.Ticks < right.Ticks;

    /// <summary>Whether the left price is higher.</summary>
    public static bool operator >(Price left, Price right) => left.Ticks > right.Ticks;

    /// <summary>Whether the left price is lower or equal.</summary>
    public static bool operator <=(Price left, Price right) => left.Ticks <= right.Ticks;

    /// <summary>Whether the left price is higher or equal.</summary>
    public static bool operator >=(Price left, Price right) => left.Ticks >= right.Ticks;

    /// <summary>Exact dollars, always with four decimals.</summary>
    public override string ToString() => ((decimal)Ticks / Scale).ToString("0.0000", CultureInfo.InvariantCulture);
}
