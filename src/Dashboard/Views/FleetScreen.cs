namespace Ops.Dashboard.Views;

/// <summary>All that the fleet page shows of both pictures: the same for everybody who looks.</summary>
/// <param name="Board">The servers.</param>
/// <param name="Strip">The fleet in figures.</param>
/// <param name="Wide">Holds that cover more than one server.</param>
public sealed record FleetScreen(
    BoardView Board, StripView Strip, ViewList<HoldView> Wide)
{
    /// <summary>The smallest stop that would be enough; null while no flow is abnormal.</summary>
    public StopHintView? Stop { get; init; }
}
