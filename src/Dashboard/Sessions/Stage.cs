namespace Ops.Dashboard.Sessions;

/// <summary>Who is on: replaced as a whole, read by one volatile read.</summary>
/// <param name="Current">The session on screen.</param>
/// <param name="Incoming">The one that is being prepared; null for none.</param>
/// <param name="Carry">Kills taken since the swap began; null when none is under way.</param>
internal sealed record Stage(RunningSession Current, RunningSession? Incoming, KillCarry? Carry)
{
    /// <summary>
    /// A session that is being brought to a moment of its past, and that no kill reaches before it is there: those that
    /// arrive meanwhile latch what is on screen at once, and this one before anything in it moves on. Null for none.
    /// </summary>
    public RunningSession? Returning { get; init; }
}
