using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Review;

/// <summary>A course a session could have taken, along which runs are kept standing.</summary>
/// <param name="actions">What is done on it, in order of time.</param>
/// <param name="kind">What stands on it.</param>
internal sealed class StandingCourse(ImmutableArray<ScriptedAction> actions, StandingKind kind)
{
    private long _longest = long.MaxValue;

    /// <summary>What is done on it, in order of time.</summary>
    public ImmutableArray<ScriptedAction> Actions => actions;

    /// <summary>What stands on it.</summary>
    public StandingKind Kind => kind;

    /// <summary>Whether it may go on for so long.</summary>
    /// <param name="work">How much is run, in orders.</param>
    /// <returns>False when it is known to be over before.</returns>
    public bool MayReach(long work) => work < Volatile.Read(ref _longest);

    /// <summary>It was over before.</summary>
    /// <param name="work">How much would have been run, in orders.</param>
    public void IsOverBefore(long work) => Volatile.Write(ref _longest, work);
}
