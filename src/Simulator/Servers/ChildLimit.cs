using Ops.Simulator.Market;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>The limit price of a child order. Every child has one, so that open notional is always defined.</summary>
internal static class ChildLimit
{
    /// <summary>The limit of a child.</summary>
    /// <param name="at">Its instrument.</param>
    /// <param name="side">Which way it trades.</param>
    /// <param name="crosses">Whether it is to trade at once; else it rests at its own side's touch.</param>
    /// <param name="beyondBps">How far beyond the far touch a crossing child may trade, in hundredths of a
    /// percent.</param>
    /// <returns>The limit in ticks, on the market's grid.</returns>
    public static long For(in Instrument at, Side side, bool crosses, int beyondBps)
    {
        bool quoted = at.BidTicks > 0; // before the open there is only the price of the day before
        long grid = PriceGrid.For(at.MidTicks);
        long ask = quoted ? at.AskTicks : at.MidTicks;
        long bid = quoted ? at.BidTicks : at.MidTicks;
        if (!crosses && quoted)
            return side == Side.Buy ? bid : ask;
        return side == Side.Buy
            ? PriceGrid.Up(ask + ask * beyondBps / 10_000, grid)
            : Math.Max(grid, PriceGrid.Down(bid - bid * beyondBps / 10_000, grid));
    }
}
