using Ops.Telemetry.Model;

namespace Ops.Dashboard.Sessions;

/// <summary>
/// The one thing a class session can say to whoever opened it: that it is to be ended. It goes one way and carries a
/// name; nothing can be reached through it.
/// </summary>
internal sealed class EndBell
{
    private readonly TaskCompletionSource<Actor> _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with who rang first.</summary>
    public Task<Actor> Rung => _rung.Task;

    /// <summary>Asks for the end; returns at once.</summary>
    /// <param name="by">Who.</param>
    public void Ring(Actor by) => _rung.TrySetResult(by);
}
