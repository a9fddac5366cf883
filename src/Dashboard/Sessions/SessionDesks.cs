using Ops.Dashboard.Recordings;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// The desks of whatever session is on screen. A word said while one session gives way to the next is of the session
/// that was on when it was said: it opens nothing.
/// </summary>
/// <param name="stage">The session on screen.</param>
internal sealed class SessionDesks(SessionStage stage) : IPreOpenDesk, IPreOpenReader, IChangeDesk, IChangeReader
{
    /// <inheritdoc/>
    PreOpenState IPreOpenReader.Current => stage.Session?.Room.PreOpen.Current ?? PreOpenState.None;

    /// <inheritdoc/>
    ChangeState IChangeReader.Current => stage.Session?.Room.Changes.Current ?? ChangeState.None;

    /// <inheritdoc/>
    public PreOpenResult Sign(string pattern, Actor by, string reason)
    {
        using SeenScreen look = stage.Look(by);
        IFleetRoom room = Room();
        PreOpenResult result = room.PreOpen.Sign(pattern, by, reason);
        ActRecorder.Noted(room, by, $"{pattern}: {reason}");
        return result;
    }

    /// <inheritdoc/>
    public PreOpenResult Go(Actor by, string note)
    {
        using SeenScreen look = stage.Look(by);
        IFleetRoom room = Room();
        PreOpenResult result = room.PreOpen.Go(by, note);
        ActRecorder.Noted(room, by, $"Go: {note}");
        return result;
    }

    /// <inheritdoc/>
    public PreOpenResult TakeBack(Actor by, string reason)
    {
        using SeenScreen look = stage.Look(by);
        return Room().PreOpen.TakeBack(by, reason);
    }

    /// <inheritdoc/>
    public ChangeThought Think(ChangeRequest request) => Room().Changes.Think(request);

    /// <inheritdoc/>
    public ChangeResult Submit(ChangeRequest request, Actor by, string reason)
    {
        using SeenScreen look = stage.Look(by);
        IFleetRoom room = Room();
        ChangeResult result = room.Changes.Submit(request, by, reason);
        ActRecorder.Changed(room, by, request, reason, result);
        return result;
    }

    /// <inheritdoc/>
    public ChangeResult Approve(ChangeId change, Actor by)
    {
        using SeenScreen look = stage.Look(by);
        IFleetRoom room = Room();
        ChangeResult result = room.Changes.Approve(change, by);
        ActRecorder.Approved(room, by, change, result);
        return result;
    }

    private IFleetRoom Room() => stage.Session?.Room
        ?? throw new InvalidOperationException("There is no fleet yet: the first session has not been made.");
}
