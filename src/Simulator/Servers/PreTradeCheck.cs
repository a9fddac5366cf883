using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// The checks of a modern path before a child leaves: size, worth and distance of its limit from the market, 9.5 %
/// unless the path says otherwise, as in the SEC order's paragraph 21. A path that is
/// not
/// risk-checked goes round them.
/// </summary>
internal static class PreTradeCheck
{
    /// <summary>Whether a child passes.</summary>
    /// <param name="checks">The bounds of its path.</param>
    /// <param name="at">Its instrument.</param>
    /// <param name="side">Which way it trades.</param>
    /// <param name="shares">Its shares.</param>
    /// <param name="limitTicks">Its limit.</param>
    /// <returns>Whether it passes.</returns>
    public static bool Passes(SendingSpec checks, in Instrument at, Side side, int shares, long limitTicks) =>
        shares >= 1 && shares <= checks.CheckShares
        && (checks.CheckNotional == Money.Zero || new Price(limitTicks).Notional(shares) <= checks.CheckNotional)
        && side switch
        {
            Side.Buy => limitTicks <= at.MidTicks + at.MidTicks * checks.CheckBandBps / 10_000,
            Side.Sell => limitTicks >= at.MidTicks - at.MidTicks * checks.CheckBandBps / 10_000,
            _ => false,
        };
}
