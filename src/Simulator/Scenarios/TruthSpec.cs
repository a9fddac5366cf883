using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>What is really wrong.</summary>
/// <param name="Onset">First bad order at the earliest.</param>
/// <param name="GuiltyServers">Servers that misbehave.</param>
/// <param name="GuiltyPaths">Code paths whose flow is the incident: the report's headline figures count these
/// alone.</param>
/// <param name="Cause">The cause in a sentence.</param>
/// <param name="CorrectActions">What an operator should do.</param>
public sealed record TruthSpec(
    TimeSpan Onset, ImmutableArray<string> GuiltyServers, ImmutableArray<string> GuiltyPaths, string Cause,
    ImmutableArray<string> CorrectActions)
{
    /// <summary>
    /// When the mechanism shows for the first time, before it does harm: a trip or an accusation from then on is right,
    /// an earlier one is chance. Null for the onset.
    /// </summary>
    public TimeSpan? VisibleFrom { get; init; }

    /// <summary>
    /// Time of the timeline item that the incident begins with, for an incident that begins some time after it; when
    /// an instructor moves the item, the onset moves by as much. Null for what acts at the onset itself.
    /// </summary>
    public TimeSpan? BeginsWith { get; init; }

    /// <summary>
    /// Name of the client flow whose orders the incident takes hold of, where the first of them comes after what it
    /// begins with: however the item moves, no order is wrong before there is one. Null when it waits for none.
    /// </summary>
    public string? WaitsFor { get; init; }

    /// <summary>Which orders of the guilty code paths are the incident.</summary>
    public GuiltyOrders GuiltyOrders { get; init; }
}
