using System.Collections.Immutable;
using System.Text.Json.Serialization;

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
    public bool Passed => NotJudged is null && Score >= PassMark;

    /// <summary>Why the score says nothing of them: too few tasks were theirs; null when it does.</summary>
    public string? NotJudged { get; init; }

    /// <summary>How it came out, in words.</summary>
    [JsonIgnore]
    public string Verdict => NotJudged ?? (Passed ? "passed" : "not passed");

    /// <summary>The tasks that were theirs: they did something about them, or nobody did.</summary>
    public required ImmutableArray<ScoreRow> Rows { get; init; }
}
