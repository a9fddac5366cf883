using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>Arithmetic with sides.</summary>
internal static class SideExtensions
{
    /// <summary>The other side.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <returns>Sell or buy.</returns>
    public static Side Opposite(this Side side) => side == Side.Buy ? Side.Sell : Side.Buy;

    /// <summary>1 when the side adds to a position, -1 when it takes from it.</summary>
    /// <param name="side">Buy or sell.</param>
    /// <returns>The sign.</returns>
    public static int Sign(this Side side) => side == Side.Buy ? 1 : -1;
}
