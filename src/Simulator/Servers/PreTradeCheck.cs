using Ops.Simulator.Market;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// The checks of a modern path before a child leaves: size and distance of its limit from the market. A path that is
/// not
/// risk-checked goes round them.
/// </summary>
internal static class PreTradeCheck
{
    /// <summary>Most shares of one child.</summary>
    public const int MostShares = 10_000;

    /// <summary>
    /// Most a limit may lie beyond the market, in hundredths of a percent: the 9.5 % of the SEC order's paragraph 21.
    /// </summary>
    public const int BandBps = 950;

    /// <summary>Whether a child passes.</summary>
    /// <param name="at">Its instrument.</param>
    /// <param name="side">Which way it trades.</param>
    /// <param name="shares">Its shares.</param>
    /// <param name="limitTicks">Its limit.</param>
    /// <returns>Whether it passes.</returns>
    public static bool Passes(in Instrument at, Side side, int shares, long limitTicks) =>
        shares is >= 1 and <= MostShares && side switch
        {
            Side.Buy => limitTicks <= at.MidTicks + at.MidTicks * BandBps / 10_000,
            Side.Sell => limitTicks >= at.MidTicks - at.MidTicks * BandBps / 10_000,
            _ => false,
        };
}
