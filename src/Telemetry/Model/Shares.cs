namespace Ops.Telemetry.Model;

/// <summary>A quantity of an instrument in whole shares, signed where it is a position. Overflow throws.</summary>
/// <param name="Value">Shares.</param>
public readonly record struct Shares(long Value) : IComparable<Shares>
{
    /// <summary>Sum.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Shares operator +(Shares left, Shares right) => new(checked(left.Value + right.Value));

    /// <summary>Difference.</summary>
    /// <exception cref="OverflowException">The difference does not fit.</exception>
    public static Shares operator -(Shares left, Shares right) => new(checked(left.Value - right.Value));

    /// <summary>Whether the left quantity is smaller.</summary>
    public static bool operator <(Shares left, Shares right) => left.Value < right.Value;

    /// <summary>Whether the left quantity is larger.</summary>
    public static bool operator >(Shares left, Shares right) => left.Value > right.Value;

    /// <summary>Whether the left quantity is smaller or equal.</summary>
    public static bool operator <=(Shares left, Shares right) => left.Value <= right.Value;

    /// <summary>Whether the left quantity is larger or equal.</summary>
    public static bool operator >=(Shares left, Shares right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Shares other) => Value.CompareTo(other.Value);
}
