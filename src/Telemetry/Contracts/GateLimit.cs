namespace Ops.Telemetry.Contracts;

/// <summary>
/// One hard limit: a value, or the explicit word that there is none. What is neither is unset, and an unset limit lets
/// nothing pass: a limit that somebody forgot protects nobody.
/// </summary>
public readonly record struct GateLimit
{
    private readonly long _value;
    private readonly bool _isSet;

    private GateLimit(long value) => (_value, _isSet) = (value, true);

    /// <summary>No limit, on purpose.</summary>
    public static GateLimit None { get; } = new(long.MaxValue);

    /// <summary>Whether somebody has set it, to a value or to none.</summary>
    public bool IsSet => _isSet;

    /// <summary>Whether there is none, on purpose.</summary>
    public bool IsNone => _isSet && _value == long.MaxValue;

    /// <summary>The value; the largest number when there is none.</summary>
    /// <exception cref="InvalidOperationException">It is unset.</exception>
    public long Value => _isSet ? _value : throw new InvalidOperationException("The limit is unset.");

    /// <summary>A limit.</summary>
    /// <param name="value">What may just pass; at least 0.</param>
    /// <returns>The limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static GateLimit Of(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return new GateLimit(value);
    }
}
