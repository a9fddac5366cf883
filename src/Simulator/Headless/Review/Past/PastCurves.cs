using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Review.Past;

/// <summary>What the room measured second by second: columns of one length.</summary>
/// <param name="Seconds">Seconds of the market's day.</param>
/// <param name="Pnl">Profit and loss of the fleet, in the scenario's currency.</param>
/// <param name="Exposure">Entered exposure of the fleet.</param>
/// <param name="Orders">Orders in that second.</param>
public sealed record PastCurves(
    ImmutableArray<int> Seconds, ImmutableArray<decimal> Pnl, ImmutableArray<decimal> Exposure,
    ImmutableArray<int> Orders)
{
    /// <summary>No second.</summary>
    public static PastCurves Empty { get; } = new([], [], [], []);
}
