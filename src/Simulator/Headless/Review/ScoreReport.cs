using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Review;

/// <summary>The score of a session. The same log always gives the same one.</summary>
public sealed record ScoreReport
{
    /// <summary>Version of the way of scoring today.</summary>
    public const int PresentVersion = 5;

    /// <summary>Version of the way of scoring: two scores of different versions are not compared.</summary>
    public int Version { get; init; } = PresentVersion;

    /// <summary>Id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The variant; null for the first.</summary>
    public required string? Preset { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Who acted, in the order in which they first did.</summary>
    public required ImmutableArray<string> People { get; init; }

    /// <summary>Points of a hundred.</summary>
    public required decimal Score { get; init; }

    /// <summary>Points from which it is passed.</summary>
    public required int PassMark { get; init; }

    /// <summary>Whether it is passed.</summary>
    public bool Passed => Score >= PassMark;

    /// <summary>The tasks.</summary>
    public required ImmutableArray<ScoreRow> Rows { get; init; }

    /// <summary>The part of each of them: what they did and stopped themselves, in the same order.</summary>
    public ImmutableArray<PersonScore> Persons { get; init; } = [];

    /// <summary>What the session came to, by a run of the same seed with what was done in it.</summary>
    public required Outcome Actual { get; init; }

    /// <summary>What the same seed comes to when nobody acts.</summary>
    public required Outcome Nobody { get; init; }

    /// <summary>What it comes to when the guilty servers, and no others, are stopped when they first can be
    /// known.</summary>
    public required Outcome Best { get; init; }

    /// <summary>Seconds after the onset at which the last guilty server was blocked; null when one never was, or
    /// nothing was wrong.</summary>
    public decimal? ContainedAfterSeconds { get; init; }

    /// <summary>What is said of a session that was ended before its scenario was over; null for nothing.</summary>
    public string? EarlyEnd { get; init; }

    /// <summary>What is said of the recording: inputs it misses, a damage; empty for nothing.</summary>
    public ImmutableArray<string> Doubts { get; init; } = [];
}
