using System.Globalization;

namespace Ops.Telemetry.Contracts;

/// <summary>Identity of one change in a session, from 1.</summary>
/// <param name="Value">The number.</param>
public readonly record struct ChangeId(long Value)
{
    /// <summary>C- and the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"C-{Value}");

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The identity; null when it is none.</returns>
    public static ChangeId? Parse(string? text) =>
        text is { Length: > 2 } && text.StartsWith("C-", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new ChangeId(number)
            : null;
}
