using System.Collections.Immutable;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// What an order's price and size are held against, by instrument, one for all servers of a fleet. A missing, zero or
/// negative reference is a fault of its own and never a default: at one bank -1 stood for a missing price and made a
/// sum look right.
/// </summary>
internal sealed class ReferenceTable
{
    /// <summary>How long, in nanoseconds, a price may stand while others move. Thin instruments stand for
    /// minutes.</summary>
    public const long LongestStanding = 600 * MarketTime.NanosecondsPerSecond;

    private readonly SymbolFacts[] _facts;

    /// <summary>A table of a universe.</summary>
    /// <param name="symbols">The instruments.</param>
    public ReferenceTable(ImmutableArray<SymbolDefinition> symbols) =>
        _facts = [.. symbols.Select(static symbol => new SymbolFacts(
            Math.Min(OnePercent(symbol.AverageDailyVolume), OnePercent(symbol.SharesOutstanding)),
            symbol.AverageDailyVolume, symbol.SharesOutstanding, MixCounts.RangeOf(symbol.Ticker),
            symbol.ReferencePrice.Ticks > 0))];

    /// <summary>Instruments.</summary>
    public int Count => _facts.Length;

    /// <summary>What is known of an instrument.</summary>
    /// <param name="symbol">Its index.</param>
    public ref readonly SymbolFacts this[int symbol] => ref _facts[symbol];

    /// <summary>
    /// A size in percent of a whole, rounded up; 0 below one percent and where the whole is not known.
    /// </summary>
    /// <param name="shares">The size.</param>
    /// <param name="of">The average daily volume, or the shares that exist.</param>
    /// <returns>Percent.</returns>
    public static long Percent(long shares, long of) =>
        shares < OnePercent(of) ? 0 : (long)(((Int128)shares * 100 + of - 1) / of);

    /// <summary>How far an order's limit lies beyond the market: a purchase above, a sale below.</summary>
    /// <param name="item">The order.</param>
    /// <param name="mark">The market's price in ticks.</param>
    /// <returns>Hundredths of a percent; 0 up to about 3 %.</returns>
    public static long BeyondMarket(in OrderEvent item, long mark)
    {
        long beyond = item.Side == Side.Buy ? item.PriceTicks - mark : mark - item.PriceTicks;
        return beyond <= mark >> 5 || mark <= 0 || item.PriceTicks <= 0 ? 0 : (long)((Int128)beyond * 10_000 / mark);
    }

    /// <summary>What is wrong with an order's price.</summary>
    /// <param name="item">The order.</param>
    /// <param name="facts">Its instrument.</param>
    /// <param name="fleet">The marks.</param>
    /// <returns>The fault.</returns>
    public static PriceFault FaultOf(in OrderEvent item, in SymbolFacts facts, FleetLedger fleet)
    {
        long mark = fleet.Marks[item.SymbolIndex];
        long price = item.PriceTicks;
        if (mark <= 0 || !facts.IsReferenced)
            return PriceFault.NoReference;
        if (price <= 0)
            return PriceFault.NoPrice;
        if (price / 10 > mark || price < mark / 10)
            return PriceFault.Absurd;
        long markedAt = fleet.MarkedAt[item.SymbolIndex];
        return markedAt != ReadingFigures.NoEvent && fleet.LastMarkAt - markedAt > LongestStanding
            ? PriceFault.StaleReference : PriceFault.None;
    }

    private static long OnePercent(long of) => of <= 0 ? long.MaxValue : of / 100;
}
