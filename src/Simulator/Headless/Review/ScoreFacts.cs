using System.Collections.Immutable;
using Ops.Simulator.Recording;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless.Review;

/// <summary>All that a score is made of.</summary>
internal sealed record ScoreFacts
{
    /// <summary>The scenario; it has a training.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What was done, in order.</summary>
    public required ImmutableArray<RecordedAct> Acts { get; init; }

    /// <summary>Whose part is scored: only what they did counts as done, and only their holds as stops; null for the
    /// whole team.</summary>
    public string? Person { get; init; }

    /// <summary>Holds and their servers, in the order in which they were taken.</summary>
    public required ImmutableArray<HoldRow> Holds { get; init; }

    /// <summary>What the session came to.</summary>
    public required Outcome Actual { get; init; }

    /// <summary>What nobody acting comes to.</summary>
    public required Outcome Nobody { get; init; }

    /// <summary>The best possible.</summary>
    public required Outcome Best { get; init; }
}
