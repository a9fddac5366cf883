using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>One instrument.</summary>
/// <param name="Ticker">Its ticker.</param>
/// <param name="Price">Price before the session.</param>
/// <param name="DailyVolume">Shares the whole market trades on a usual day.</param>
/// <param name="SpreadTicks">Usual distance of bid and offer in $0.0001.</param>
/// <param name="DepthShares">Shares usually resting at the best price on each side.</param>
/// <param name="DailyVolatilityBps">Usual daily movement, one standard deviation, in hundredths of a percent.</param>
public sealed record SymbolSpec(
    string Ticker, Price Price, long DailyVolume, int SpreadTicks, int DepthShares, int DailyVolatilityBps)
{
    /// <summary>Shares that exist; 0 when it is not told.</summary>
    public long SharesOutstanding { get; init; }

    /// <summary>
    /// What the reference data says its price is, when that is not <see cref="Price"/>: 0 or -1 where it is missing.
    /// </summary>
    public Price? ReferencePrice { get; init; }

    /// <summary>
    /// Price at which what is left is settled, in place of the costs of working it off; null when it is worked off.
    /// </summary>
    public Price? SettlementPrice { get; init; }
}
