using Ops.Dashboard.Sessions;
using Ops.Simulator;

namespace Ops.Dashboard.Station;

/// <summary>What only the instructor sees of a session.</summary>
/// <param name="Backtracks">Moments it can go back to, the latest first.</param>
/// <param name="Timeline">What the scenario brings.</param>
/// <param name="Inserted">What the instructor has put on the timeline.</param>
/// <param name="Hints">Hints that were given.</param>
/// <param name="Tasks">What is expected of the trainees, and how it stands.</param>
/// <param name="Seats">Who has a page open.</param>
internal sealed record StationBody(
    IReadOnlyList<BacktrackBody> Backtracks, IReadOnlyList<PlannedItem> Timeline, IReadOnlyList<PlannedItem> Inserted,
    IReadOnlyList<Hint> Hints, IReadOnlyList<LiveTask> Tasks, IReadOnlyList<SeatPicture> Seats)
{
    /// <summary>From a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="parts">What else it is read from.</param>
    /// <returns>The body.</returns>
    public static StationBody From(RunningSession session, StationParts parts) => new(
        [.. parts.Backtracks.Of(session).Select(static one => new BacktrackBody(one.Id, one.Name, one.At.ToString()))],
        PlannedItems.Of(session), PlannedItems.Inserted(session), Station.Hints.Of(session.Room.Acts.All),
        parts.Tasks.Look(), parts.Seats.All);
}
