using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>How a training session starts and what is expected.</summary>
/// <param name="StartAt">Market time at which the trainee takes over.</param>
/// <param name="Cues">What can be noticed, in order.</param>
/// <param name="CriticalTasks">What must be done.</param>
public sealed record TrainingSpec(TimeSpan StartAt, ImmutableArray<string> Cues,
    ImmutableArray<CriticalTaskSpec> CriticalTasks)
{
    /// <summary>Pass mark unless a scenario has its own.</summary>
    public const int UsualPassMark = 70;

    /// <summary>Points of a hundred from which a session is passed.</summary>
    public int PassMark { get; init; } = UsualPassMark;

    /// <summary>What the trainee is told at the takeover: who they are, what is going on. Null for nothing.</summary>
    public string? Briefing { get; init; }

    /// <summary>What really happened and what is to be learnt, told after the session and never before.</summary>
    public ImmutableArray<string> Debrief { get; init; } = [];

    /// <summary>
    /// Most that a varied session moves everything but the venue's hours by, later; zero where it hangs on them.
    /// </summary>
    public TimeSpan MovesBy { get; init; }
}
