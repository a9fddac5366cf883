using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>Servers, what they run, and what they should run.</summary>
/// <param name="Servers">The servers in order.</param>
/// <param name="Builds">Builds that exist.</param>
/// <param name="Paths">Code paths that builds contain.</param>
/// <param name="PlannedBuild">The build the release plan asks of every server from the start; null for no plan.</param>
public sealed record FleetSpec(
    ImmutableArray<ServerSpec> Servers, ImmutableArray<BuildSpec> Builds, ImmutableArray<CodePathSpec> Paths,
        string? PlannedBuild)
{
    /// <summary>The release plan; empty when <see cref="PlannedBuild"/> is all there is.</summary>
    public ImmutableArray<PlanEntrySpec> Plan { get; init; } = [];

    /// <summary>What the flag-meaning ledger says of code paths for people.</summary>
    public ImmutableArray<PathFactsSpec> Ledger { get; init; } = [];

    /// <summary>The build the plan asks of a server at a time.</summary>
    /// <param name="server">The server.</param>
    /// <param name="at">Time of day.</param>
    /// <returns>The build; null when the plan does not name the server.</returns>
    public string? PlannedBuildOf(ServerSpec server, TimeSpan at) => Plan.IsEmpty
        ? PlannedBuild
        : Plan.Where(entry => entry.Covers(server) && (entry.From ?? TimeSpan.Zero) <= at)
            .OrderByDescending(static entry => entry.From ?? TimeSpan.Zero).FirstOrDefault()?.Build;
}
