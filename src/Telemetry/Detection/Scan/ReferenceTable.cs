using System.Collections.Immutable;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// What an order's price and size are held against, by instrument. A missing, zero or negative reference is a fault of
/// its own and never a default: at one bank -1 stood for a missing price and made a sum look right.
/// </summary>
internal sealed class ReferenceTable
{
    /// <summary>How long, in nanoseconds, a price may stand while others move. Thin instruments stand for
    /// minutes.</summary>
    public const long LongestStanding = 600 * MarketTime.NanosecondsPerSecond;

    private readonly long[] _dailyVolume;
    private readonly long[] _outstanding;
    private readonly long[] _largeFrom;
    private readonly bool[] _referenced;

    /// <summary>A table of a universe.</summary>
    /// <param name="symbols">The instruments.</param>
    public ReferenceTable(ImmutableArray<SymbolDefinition> symbols)
    {
        _dailyVolume = [.. symbols.Select(static symbol => symbol.AverageDailyVolume)];
        _outstanding = [.. symbols.Select(static symbol => symbol.SharesOutstanding)];
        _largeFrom = [.. symbols.Select(static symbol => Math.Min(
            OnePercent(symbol.AverageDailyVolume), OnePercent(symbol.SharesOutstanding)))];
        _referenced = [.. symbols.Select(static symbol => symbol.ReferencePrice.Ticks > 0)];
    }

    /// <summary>Instruments.</summary>
    public int Count => _referenced.Length;

    /// <summary>The least order that is one percent of the average daily volume or of the shares that exist.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <returns>Shares; no order is as large where neither is known.</returns>
    public long LargeFrom(int symbol) => _largeFrom[symbol];

    /// <summary>An order's size in percent of the average daily volume, rounded up; 0 below one percent and where the
    /// volume is not known.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="shares">The size.</param>
    /// <returns>Percent.</returns>
    public long OfDailyVolume(int symbol, long shares) => Percent(shares, _dailyVolume[symbol]);

    /// <summary>An order's size in percent of the shares that exist, rounded up; 0 below one percent and where their
    /// number is not known.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="shares">The size.</param>
    /// <returns>Percent.</returns>
    public long OfOutstanding(int symbol, long shares) => Percent(shares, _outstanding[symbol]);

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
    /// <param name="fleet">The marks.</param>
    /// <returns>The fault.</returns>
    public PriceFault FaultOf(in OrderEvent item, FleetLedger fleet)
    {
        long mark = fleet.Marks[item.SymbolIndex];
        long price = item.PriceTicks;
        if (mark <= 0 || !_referenced[item.SymbolIndex])
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

    private static long Percent(long shares, long of) =>
        shares < OnePercent(of) ? 0 : (long)(((Int128)shares * 100 + of - 1) / of);
}
