using System.Collections.Immutable;
using Ops.Simulator;

namespace Ops.Dashboard.Station;

/// <summary>What stands on the instructor's page, read at one moment.</summary>
public sealed record StationView
{
    /// <summary>Name of the session, which its recording and debrief have too.</summary>
    public required string Session { get; init; }

    /// <summary>Its name whatever its branch: part of its address.</summary>
    public required string Root { get; init; }

    /// <summary>Counts from 1 how often it went on from a moment of its past.</summary>
    public required int Branch { get; init; }

    /// <summary>What it was made from and what acts in it, one fact each.</summary>
    public required ImmutableArray<(string Name, string Text)> Conditions { get; init; }

    /// <summary>Moments it can go back to, the latest first.</summary>
    public required ImmutableArray<BacktrackBody> Backtracks { get; init; }

    /// <summary>What the scenario brings.</summary>
    public required ImmutableArray<PlannedItem> Timeline { get; init; }

    /// <summary>What the instructor has put on the timeline.</summary>
    public required ImmutableArray<PlannedItem> Inserted { get; init; }

    /// <summary>Hints that were given.</summary>
    public required ImmutableArray<Hint> Hints { get; init; }

    /// <summary>What can be noticed, in order: hints to give.</summary>
    public required ImmutableArray<string> Cues { get; init; }

    /// <summary>Messages of the scenario, to say again: server, source and text.</summary>
    public required ImmutableArray<(string Server, string Source, string Text)> Messages { get; init; }

    /// <summary>What is expected of the trainees, and how it stands.</summary>
    public required ImmutableArray<LiveTask> Tasks { get; init; }

    /// <summary>Who has a page open.</summary>
    public required ImmutableArray<SeatPicture> Seats { get; init; }

    /// <summary>What was done last, the latest first: market time, who, what.</summary>
    public required ImmutableArray<(string At, string Who, string What)> Log { get; init; }

    /// <summary>What can be put on the timeline.</summary>
    public required ImmutableArray<ItemForm> Forms { get; init; }
}
