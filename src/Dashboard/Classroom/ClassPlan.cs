using System.Collections.Immutable;
using Ops.Simulator;

namespace Ops.Dashboard.Classroom;

/// <summary>What somebody wants to open.</summary>
/// <param name="Title">What it is called; null for the scenario's title.</param>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Preset">Name of the preset; null for the default.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Seats">Name and role of each seat. Whoever opens leads it, unless named here with another role.</param>
internal sealed record ClassPlan(
    string? Title, string Scenario, string? Preset, ulong Seed, ImmutableArray<(string Name, string Role)> Seats)
{
    /// <summary>How far it departs from its scenario's file, drawn from its seed.</summary>
    public Difficulty Difficulty { get; init; }
}
