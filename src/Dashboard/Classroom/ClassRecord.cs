using System.Collections.Immutable;
using Ops.Dashboard.Sessions;
using Ops.Simulator;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Classroom;

/// <summary>All that is needed to open a class session again after the process ended.</summary>
/// <param name="Session">Its id: its part of every address, and the name of its recording and debrief.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Scenario">Id of its scenario.</param>
/// <param name="Preset">Name of its preset; null for the default.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="OpenedBy">Who opened it.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="Seats">Its seats.</param>
internal sealed record ClassRecord(
    string Session, string Title, string Scenario, string? Preset, ulong Seed, string OpenedBy,
    DateTimeOffset OpenedAt, ImmutableArray<Seat> Seats)
{
    /// <summary>How far it departs from its scenario's file, drawn from its seed.</summary>
    public Difficulty Difficulty { get; init; }

    /// <summary>Who ended it; null while it runs.</summary>
    public string? EndedBy { get; init; }

    /// <summary>When; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The recipe of its world.</summary>
    public SessionRecipe Recipe() =>
        new(Session, FleetMode.Training, Scenario, Preset, Seed, OpenedBy, OpenedAt) { Difficulty = Difficulty };
}
