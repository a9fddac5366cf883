using System.Globalization;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>Turns the numbers of a file into shares, prices and times of the simulation.</summary>
/// <param name="spec">The mapping.</param>
internal sealed class RecordedUnits(RecordedFlowSpec spec)
{
    private const NumberStyles Decimals =
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;

    /// <summary>Reads a time.</summary>
    /// <param name="text">The value of the time column.</param>
    /// <returns>Nanoseconds on the file's own clock; null when it is none.</returns>
    public long? Nanoseconds(string text)
    {
        decimal nanosecondsPerUnit = spec.TimeUnit switch
        {
            RecordedTimeUnit.SecondsOfDay => 1_000_000_000m,
            RecordedTimeUnit.UnixMilliseconds => 1_000_000m,
            RecordedTimeUnit.UnixMicroseconds => 1_000m,
            _ => 1m,
        };
        return Number(text) is { } time and >= 0 ? Whole(time, nanosecondsPerUnit, long.MaxValue) : null;
    }

    /// <summary>Reads a quantity: rounded half up, at least one share when it is not 0.</summary>
    /// <param name="text">The value of the quantity column.</param>
    /// <returns>Shares; null when it is no quantity.</returns>
    public int? Shares(string text)
    {
        if (Number(text) is not { } quantity || quantity < 0)
            return null;
        return Whole(quantity, spec.QuantityUnit, int.MaxValue) is { } shares
            ? (int)(shares == 0 && quantity > 0 ? 1 : shares)
            : null;
    }

    /// <summary>Reads a price: rounded half up to $0.0001.</summary>
    /// <param name="text">The value of the price column.</param>
    /// <returns>The price, above zero; null when it is none.</returns>
    public Price? Price(string text)
    {
        if (Number(text) is not { } price || price <= 0)
            return null;
        return Whole(price, spec.PriceUnit * Telemetry.Model.Price.Scale, 1_000_000_000_000) is { } ticks and > 0
            ? new Price(ticks) : null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, Decimals, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    private static long? Whole(decimal number, decimal unit, long most)
    {
        // Checked before multiplying: a decimal that leaves its range throws, and a row must never end a run.
        if (unit >= 1 && number > most / unit)
            return null;
        decimal whole = decimal.Floor(number * unit + 0.5m);
        return whole <= most ? (long)whole : null;
    }
}
