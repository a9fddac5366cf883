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
    string Ticker, Price Price, long DailyVolume, int SpreadTicks, int DepthShares, int DailyVolatilityBps);
