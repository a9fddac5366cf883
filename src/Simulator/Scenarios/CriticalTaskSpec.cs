using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>A task that is scored.</summary>
/// <param name="Task">What must be done.</param>
/// <param name="WithinSeconds">The standard: within how many seconds of the onset.</param>
/// <param name="Weight">Points.</param>
public sealed record CriticalTaskSpec(string Task, int WithinSeconds, int Weight)
{
    /// <summary>How it is held against the log.</summary>
    public TaskCheck Check { get; init; }

    /// <summary>What should have led to it; null for the cues of the training as a whole.</summary>
    public string? Cue { get; init; }

    /// <summary>Of a diagnosis or of people to be told: words of which one must be written down.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>What a trainee who missed it is told; null for nothing.</summary>
    public string? Feedback { get; init; }
}
