using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>The servers in places that never change.</summary>
/// <param name="Tiles">One per server, in the order of their numbers.</param>
/// <param name="Density">Style class: how large the tiles are.</param>
public sealed record BoardView(ViewList<TileView> Tiles, string Density)
{
    private const int LargeAtMost = 16;
    private const int CompactAtMost = 48;

    /// <summary>From the picture.</summary>
    /// <param name="fleet">What is measured.</param>
    /// <param name="picture">Everything read at the same moment.</param>
    /// <param name="trends">Trends drawn before.</param>
    /// <param name="checks">What the facts say about releases; null when nobody asks.</param>
    /// <returns>The board.</returns>
    public static BoardView From(
        FleetSnapshot fleet, RoomPicture picture, SparkBook trends, IReleaseReader? checks = null) => new(
        new ViewList<TileView>([
            .. fleet.Servers.Select(s => TileView.From(s, picture, trends, checks)), .. PhantomOf(picture, trends),
        ]),
        DensityOf(fleet.Servers.Length));

    private static IEnumerable<TileView> PhantomOf(RoomPicture picture, SparkBook trends) =>
        picture.Phantom is { } phantom ? [TileView.From(phantom.Status, picture.OfPhantom(), trends)] : [];

    private static string DensityOf(int servers) => servers switch
    {
        <= LargeAtMost => "large",
        <= CompactAtMost => "compact",
        _ => "mini",
    };
}
