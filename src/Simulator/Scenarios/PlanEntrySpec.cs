using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>An entry of the release plan: what some servers should run from a time on.</summary>
/// <param name="Servers">Names of the servers; empty when a group is named.</param>
/// <param name="Group">The group; null when servers are named.</param>
/// <param name="Build">The build.</param>
/// <param name="Flags">Flags the plan speaks of.</param>
/// <param name="Config">The configuration; null when the plan does not speak of it.</param>
/// <param name="From">From when; null for the start of the day.</param>
/// <param name="Grace">How long after it what was asked before is right as well.</param>
public sealed record PlanEntrySpec(
    ImmutableArray<string> Servers, string? Group, string Build, ImmutableArray<PlannedFlag> Flags,
    ImmutableSortedDictionary<string, string>? Config, TimeSpan? From, TimeSpan Grace)
{
    /// <summary>Whether it is about a server.</summary>
    /// <param name="server">The server.</param>
    /// <returns>True when it is.</returns>
    public bool Covers(ServerSpec server) => Group is null ? Servers.Contains(server.Name) : Group == server.Group;
}
