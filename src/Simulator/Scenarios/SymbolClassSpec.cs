using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// Generates instruments that differ smoothly between two ends, the same for every seed so that a run's economics do
/// not
/// depend on luck. Tickers are the prefix and a number: placeholders, and shown as such.
/// </summary>
/// <param name="Prefix">Prefix of the tickers.</param>
/// <param name="Count">How many.</param>
/// <param name="LowestPrice">Price of the first.</param>
/// <param name="HighestPrice">Price of the last; those between are spaced evenly in ratio.</param>
/// <param name="DailyVolume">Shares the whole market trades on a usual day, each.</param>
/// <param name="SpreadTicks">Usual spread, each.</param>
/// <param name="DepthShares">Usual depth, each.</param>
/// <param name="DailyVolatilityBps">Usual daily movement, each.</param>
public sealed record SymbolClassSpec(
    string Prefix, int Count, Price LowestPrice, Price HighestPrice, long DailyVolume, int SpreadTicks, int DepthShares,
    int DailyVolatilityBps)
{
    /// <summary>Shares that exist of each; 0 when it is not told.</summary>
    public long SharesOutstanding { get; init; }
}
