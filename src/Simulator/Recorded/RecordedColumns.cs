using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Recorded;

/// <summary>Places of the columns in a row.</summary>
internal sealed record RecordedColumns(int Order, int Time, int Action, int Quantity, int Price, int Side)
{
    /// <summary>How many values a row must have at least.</summary>
    public int Needed =>
        Math.Max(Math.Max(Math.Max(Order, Time), Math.Max(Action, Quantity)), Math.Max(Price, Side)) + 1;

    /// <summary>Finds the columns of a mapping.</summary>
    /// <param name="spec">The mapping.</param>
    /// <param name="header">Names of the columns; null when the file has no header.</param>
    /// <returns>The places.</returns>
    /// <exception cref="InvalidDataException">The header lacks a column; the message names it and those it
    /// has.</exception>
    public static RecordedColumns Find(RecordedFlowSpec spec, IReadOnlyList<string>? header)
    {
        ImmutableArray<string> missing = Missing(spec, header);
        if (!missing.IsEmpty)
        {
            string has = string.Join(", ", header ?? []);
            string lacks = string.Join(", ", missing);
            throw new InvalidDataException($"{spec.File} lacks the columns {lacks}; it has {has}.");
        }
        return new RecordedColumns(
            Place(spec.OrderIdColumn, header), Place(spec.TimeColumn, header), Place(spec.ActionColumn, header),
            Place(spec.QuantityColumn, header), Place(spec.PriceColumn, header), Place(spec.SideColumn, header));
    }

    /// <summary>Columns of a mapping that a header lacks.</summary>
    /// <param name="spec">The mapping.</param>
    /// <param name="header">Names of the columns; null when the file has no header.</param>
    /// <returns>Their names.</returns>
    public static ImmutableArray<string> Missing(RecordedFlowSpec spec, IReadOnlyList<string>? header)
    {
        string[] columns =
            [spec.OrderIdColumn, spec.TimeColumn, spec.ActionColumn, spec.QuantityColumn, spec.PriceColumn,
                spec.SideColumn];
        return [.. columns.Where(column => Place(column, header) < 0).Distinct()];
    }

    private static int Place(string column, IReadOnlyList<string>? header)
    {
        for (int i = 0; header is not null && i < header.Count; i++)
        {
            if (header[i] == column)
                return i;
        }
        bool isNumber = byte.TryParse(column, NumberStyles.None, CultureInfo.InvariantCulture, out byte place);
        return isNumber && (header is null || place < header.Count) ? place : -1;
    }
}
