using System.Globalization;

namespace Ops.Telemetry.Model;

/// <summary>
/// An amount of money as a whole number of 1/10,000 dollar. The largest amount is about 922 trillion dollars.
/// Every operation that does not fit throws <see cref="OverflowException"/>; nothing wraps.
/// </summary>
/// <param name="Units">Ten-thousandths of a dollar, signed.</param>
public readonly record struct Money(long Units) : IComparable<Money>
{
    /// <summary>Units in one dollar.</summary>
    public const int Scale = Price.Scale;

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>This amount in dollars, exact.</summary>
    public decimal Dollars => (decimal)Units / Scale;

    /// <summary>Whole dollars.</summary>
    /// <param name="dollars">Dollars, signed.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money FromDollars(decimal dollars) => new(decimal.ToInt64(decimal.Round(dollars * Scale)));

    /// <summary>The amount without its sign.</summary>
    /// <returns>A non-negative amount.</returns>
    /// <exception cref="OverflowException">The amount is the most negative one.</exception>
    public Money Abs() => new(checked(Units < 0 ? -Units : Units));

    /// <summary>Sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.Units + right.Units));

    /// <summary>Difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.Units - right.Units));

    /// <summary>Negation.</summary>
    public static Money operator -(Money value) => new(checked(-value.Units));

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.Units < right.Units;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.Units > right.Units;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Units <= right.Units;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Units >= right.Units;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Units.CompareTo(other.Units);

    /// <summary>Exact dollars.</summary>
    public override string ToString() => Dollars.ToString("0.0000", CultureInfo.InvariantCulture);
}
