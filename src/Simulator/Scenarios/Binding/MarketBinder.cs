using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds instruments, market, venue and unwind.</summary>
internal static class MarketBinder
{
    private const long MostShares = 100_000_000_000;
    private static readonly TimeSpan s_microsecond = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>Binds the instruments.</summary>
    /// <param name="reader">Their mapping; null when it is missing.</param>
    /// <returns>The universe.</returns>
    public static UniverseSpec Universe(MapReader? reader)
    {
        if (reader is null)
            return new UniverseSpec([], []);
        var universe = new UniverseSpec(
            [.. reader.Maps("symbols", "universe.symbol", isRequired: false, Limits.MaxSymbols).Select(Symbol)],
            [.. reader.Maps("classes", "universe.class", isRequired: false, most: 100).Select(SymbolClass)]);
        reader.Finish();
        long count = universe.Symbols.Length + universe.Classes.Sum(item => (long)item.Count);
        if (count is 0 or > Limits.MaxSymbols && reader.IsMapping)
            reader.Context.Errors.Add(reader.Place, $"the universe has {count} instruments",
                $"declare 1 to {Limits.MaxSymbols} with symbols or classes");
        return universe;
    }

    /// <summary>Binds how prices react.</summary>
    /// <param name="reader">The mapping; null when it is missing.</param>
    /// <returns>The market.</returns>
    public static MarketSpec Market(MapReader? reader)
    {
        if (reader is null)
            return new MarketSpec(0, 0, 0, 0);
        var market = new MarketSpec(
            reader.Integer("temporaryImpactBps", 0, 10_000),
            reader.Number("healingSeconds", 0.001m, 100_000m),
            reader.Integer("permanentImpactBps", 0, 10_000),
            reader.Integer("maximumMoveBps", 0, 9_000),
            reader.Integer("maximumTemporaryBps", 0, 9_000, 1_000));
        reader.Finish();
        return market;
    }

    /// <summary>Binds the venue.</summary>
    /// <param name="reader">The mapping; null when it is missing.</param>
    /// <returns>The venue.</returns>
    public static VenueSpec Venue(MapReader? reader)
    {
        if (reader is null)
            return new VenueSpec(s_hour, s_hour, s_hour, s_hour, 0, 0);
        var venue = new VenueSpec(
            reader.Duration("ackMinimum", s_microsecond, s_hour),
            reader.Duration("ackMean", s_microsecond, s_hour),
            reader.Duration("fillMean", s_microsecond, s_hour),
            reader.Duration("restingFillMean", s_microsecond, s_hour),
            reader.Integer("rejectPerMille", 0, 1_000),
            reader.Integer("partialPerMille", 0, 1_000))
        {
            FillsWithinDepth = reader.Flag("fillsWithinDepth", missing: false),
        };
        reader.Finish();
        if (reader.Has("ackMean") && venue.AckMean < venue.AckMinimum)
            reader.Report("ackMean", "ackMean is below ackMinimum", "a mean is at least the minimum");
        return venue;
    }

    /// <summary>Binds the unwind.</summary>
    /// <param name="reader">The mapping; null when there is none.</param>
    /// <returns>The unwind, or null.</returns>
    public static UnwindSpec? Unwind(MapReader? reader)
    {
        if (reader is null)
            return null;
        var unwind = new UnwindSpec(
            reader.Integer("participationPerMille", 1, 1_000),
            reader.Integer("impactBps", 0, 10_000),
            reader.Integer("reversionPerMille", 0, 1_000));
        reader.Finish();
        return unwind;
    }

    private static SymbolSpec Symbol(MapReader reader)
    {
        var symbol = new SymbolSpec(
            reader.Definition("ticker", "symbol"), reader.Price("price"),
            reader.Whole("dailyVolume", 1, MostShares), reader.Integer("spreadTicks", 1, 10_000_000),
            reader.Integer("depthShares", 1, 100_000_000), reader.Integer("dailyVolatilityBps", 0, 5_000))
        {
            SharesOutstanding = reader.Whole("sharesOutstanding", 0, MostShares, missing: 0),
            ReferencePrice = reader.OptionalPrice("referencePrice", least: -1_000_000m),
            SettlementPrice = reader.OptionalPrice("settlementPrice"),
        };
        reader.Finish();
        return symbol;
    }

    private static SymbolClassSpec SymbolClass(MapReader reader)
    {
        var symbols = new SymbolClassSpec(
            reader.Definition("prefix", "class prefix"), reader.Integer("count", 1, Limits.MaxSymbols),
            reader.Price("lowestPrice"), reader.Price("highestPrice"),
            reader.Whole("dailyVolume", 1, MostShares), reader.Integer("spreadTicks", 1, 10_000_000),
            reader.Integer("depthShares", 1, 100_000_000), reader.Integer("dailyVolatilityBps", 0, 5_000))
        {
            SharesOutstanding = reader.Whole("sharesOutstanding", 0, MostShares, missing: 0),
        };
        reader.Finish();
        if (symbols.HighestPrice < symbols.LowestPrice && reader.Has("highestPrice"))
            reader.Report("highestPrice", "highestPrice is below lowestPrice", "make it the same or higher");
        return symbols;
    }
}
