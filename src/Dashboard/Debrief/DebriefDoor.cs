using System.Collections.Immutable;
using Ops.Dashboard.Classroom;
using Ops.Dashboard.Debrief.Past;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Views;
using Ops.Simulator;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Headless.Review.Past;

namespace Ops.Dashboard.Debrief;

/// <summary>
/// The one way from an address to a recorded session: what it does not open can't be asked about. The main room opens
/// every recording, what is left of a class session its own.
/// </summary>
/// <param name="place">Which room.</param>
/// <param name="shelf">Sessions as they were.</param>
/// <param name="recordings">Which there are.</param>
/// <param name="desk">Their scores and what else could have been.</param>
/// <param name="console">What runs in this room; null where nothing does.</param>
internal sealed class DebriefDoor(
    RoomPlace place, PastShelf shelf, RecordingShelf recordings, DebriefDesk desk, ITrainingConsole? console = null)
{
    /// <summary>Which room.</summary>
    public RoomPlace Place => place;

    /// <summary>What the kill bar of this room stops; null where it has none.</summary>
    public string? KillBarStops => console is null ? null : ModeView.From(console.State).Text;

    /// <summary>The recordings that a session has besides one of them: branches, and what it went on in.</summary>
    /// <param name="session">Name of that one.</param>
    /// <returns>The others, the oldest first.</returns>
    public ImmutableArray<string> PartsBeside(string session) =>
        (place.IsClass ? place.Recordings : SessionParts.Beside(session, recordings)).Remove(session);

    /// <summary>A session to look at.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="fault">Why there is none; null when there is.</param>
    /// <returns>The session; null when it can't be looked at.</returns>
    public SessionPast? Past(string session, out string? fault)
    {
        fault = Refusal(session);
        return fault is null ? shelf.Open(session, out fault) : null;
    }

    /// <summary>A session to be scored and run again.</summary>
    /// <param name="session">Name of its recording.</param>
    /// <param name="fault">Why there is none; null when there is.</param>
    /// <returns>The review; null when there is none.</returns>
    public SessionReview? Review(string session, out string? fault)
    {
        fault = Refusal(session);
        return fault is null ? desk.Open(session, out fault) : null;
    }

    // the same whether there is a recording of that name or not: who may not open it is told nothing of it
    private string? Refusal(string session) => !place.IsClass || place.Recordings.Contains(session) ? null
        : $"{session} is not of this class session: from here its own debrief can be looked at, and no other.";
}
