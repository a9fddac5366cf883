using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>
/// Makes the fleet's views once per pair of pictures, whoever draws them first, and keeps the last: ten operators cost
/// ten comparisons and not ten times the arithmetic. A view that came out the same keeps its identity, so that a page
/// sees at a glance that there is nothing to draw.
/// </summary>
/// <param name="checks">What the facts say about releases; null when nobody asks.</param>
public sealed class FleetScreens(IReleaseReader? checks = null)
{
    private readonly Lock _lock = new();
    private readonly SparkBook _trends = new();
    private (FleetSnapshot Fleet, ControlSnapshot Control, long Epoch, bool Phantom)? _of;
    private FleetScreen? _made;
    private long _making;

    /// <summary>Screens made so far.</summary>
    public long Made => Interlocked.Read(ref _making);

    /// <summary>The views of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <returns>The views; null when nothing was measured yet.</returns>
    public FleetScreen? Of(RoomPicture picture)
    {
        if (picture.Fleet is not { } fleet)
            return null;
        lock (_lock)
        {
            if (_made is not null && _of is { } of && ReferenceEquals(of.Fleet, fleet)
                && ReferenceEquals(of.Control, picture.Control) && of.Epoch == picture.Session.Epoch
                && of.Phantom == picture.Phantom is not null)
                return _made;
            _made = Make(fleet, picture, _made);
            _of = (fleet, picture.Control, picture.Session.Epoch, picture.Phantom is not null);
            _making++;
            return _made;
        }
    }

    /// <summary>One server of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="name">Name of the server.</param>
    /// <returns>Its tile; null when there is no such server.</returns>
    public TileView? TileOf(RoomPicture picture, string name) =>
        Of(picture)?.Board.Tiles.FirstOrDefault(tile => tile.Name == name);

    private FleetScreen Make(FleetSnapshot fleet, RoomPicture picture, FleetScreen? before)
    {
        var board = BoardView.From(fleet, picture, _trends, checks);
        if (before is not null)
            board = board with { Tiles = board.Tiles.KeepingEqualOf(before.Board.Tiles) };
        return new FleetScreen(
            board, StripView.From(fleet, _trends).Keeping(before?.Strip),
            HoldView.Wide(picture.Control, checks, fleet.At))
        {
            Stop = StopHintView.From(fleet, picture.Control),
        };
    }
}
