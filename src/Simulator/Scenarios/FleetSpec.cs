using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>Servers, what they run, and what they should run.</summary>
/// <param name="Servers">The servers in order.</param>
/// <param name="Builds">Builds that exist.</param>
/// <param name="Paths">Code paths that builds contain.</param>
/// <param name="PlannedBuild">The build the release plan asks of every server from the start; null for no plan.</param>
public sealed record FleetSpec(
    ImmutableArray<ServerSpec> Servers, ImmutableArray<BuildSpec> Builds, ImmutableArray<CodePathSpec> Paths,
        string? PlannedBuild);
