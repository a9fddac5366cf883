using Ops.Telemetry.Model;

namespace Ops.Simulator.Market;

/// <summary>The steps prices are quoted and traded in: cents from one dollar up, else ticks.</summary>
internal static class PriceGrid
{
    private const long CentTicks = Price.Scale / 100;

    /// <summary>The step at a price.</summary>
    /// <param name="ticks">The price.</param>
    /// <returns>The step in ticks.</returns>
    public static long For(long ticks) => ticks >= Price.Scale ? CentTicks : 1;

    /// <summary>The next price of the grid at or above.</summary>
    /// <param name="ticks">A price, not negative.</param>
    /// <param name="grid">The step.</param>
    /// <returns>The price.</returns>
    public static long Up(long ticks, long grid) => (ticks + grid - 1) / grid * grid;

    /// <summary>The next price of the grid at or below, not below 0.</summary>
    /// <param name="ticks">A price.</param>
    /// <param name="grid">The step.</param>
    /// <returns>The price.</returns>
    public static long Down(long ticks, long grid) => Math.Max(0, ticks) / grid * grid;
}
