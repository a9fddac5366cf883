using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Review;

/// <summary>The part of one person in a session: their acts and their stops alone; the loss is the team's.</summary>
public sealed record PersonScore
{
    /// <summary>Whose.</summary>
    public required string Person { get; init; }

    /// <summary>Points of a hundred.</summary>
    public required decimal Score { get; init; }

    /// <summary>Points from which it is passed.</summary>
    public required int PassMark { get; init; }

    /// <summary>Whether it is passed.</summary>
    public bool Passed => Score >= PassMark;

    /// <summary>The tasks.</summary>
    public required ImmutableArray<ScoreRow> Rows { get; init; }
}
