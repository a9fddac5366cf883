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
        return Room().PreOpen.Sign(pattern, by, reason);
    }

    /// <inheritdoc/>
    public PreOpenResult Go(Actor by, string note)
    {
        using SeenScreen look = stage.Look(by);
        return Room().PreOpen.Go(by, note);
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
        return Room().Changes.Submit(request, by, reason);
    }

    /// <inheritdoc/>
    public ChangeResult Approve(ChangeId change, Actor by)
    {
        using SeenScreen look = stage.Look(by);
        return Room().Changes.Approve(change, by);
    }

    private IFleetRoom Room() => stage.Session?.Room
        ?? throw new InvalidOperationException("There is no fleet yet: the first session has not been made.");
}
