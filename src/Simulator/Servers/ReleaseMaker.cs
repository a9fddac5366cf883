using System.Collections.Immutable;
using System.Globalization;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Makes release plan and flag-meaning ledger of a scenario. Where a scenario only names the planned build, the plan
/// asks for it everywhere, with the flags and the configuration each server is declared with.
/// </summary>
internal static class ReleaseMaker
{
    /// <summary>Makes them.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="paths">The code paths.</param>
    /// <returns>Plan and ledger.</returns>
    public static ReleaseBook Make(FleetSpec fleet, ImmutableArray<CodePath> paths)
    {
        var ledger = new FlagLedger(
            [.. fleet.Builds.Select(build => Build(build, paths))],
            [.. paths.Select(path => Facts(path.Spec, fleet.Ledger.FirstOrDefault(f => f.Path == path.Spec.Name)))]);
        return new ReleaseBook(Plan(fleet, paths), ledger);
    }

    private static LedgerBuild Build(BuildSpec build, ImmutableArray<CodePath> paths) => new(
        build.Name, BuildContent.Hash(build, paths), build.Supersedes, build.DefaultPath,
        [
            .. build.FlagPaths.OrderBy(static line => line.Key, StringComparer.Ordinal)
                .Select(static line => new LedgerFlag(line.Key, line.Value)),
        ]);

    private static CodePathFacts Facts(CodePathSpec path, PathFactsSpec? facts) => new(
        path.Name, facts?.Title ?? InWords(path.Name), path.Retired, facts?.Owner, facts?.Purpose);

    private static string InWords(string name) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('-', ' ').Replace('_', ' '));

    private static ReleasePlan? Plan(FleetSpec fleet, ImmutableArray<CodePath> paths)
    {
        if (fleet.Plan.IsEmpty)
            return fleet.PlannedBuild is { } planned
                ? new ReleasePlan([.. fleet.Servers.Select(server => Derived(fleet, server, planned, paths))])
                : null;
        return new ReleasePlan(
        [
            .. fleet.Servers.SelectMany(server => fleet.Plan.Where(entry => entry.Covers(server))
                .OrderBy(static entry => entry.From ?? TimeSpan.Zero)
                .Select(entry => Asked(fleet, server, entry, paths))),
        ]);
    }

    private static PlannedRelease Asked(
        FleetSpec fleet, ServerSpec server, PlanEntrySpec entry, ImmutableArray<CodePath> paths) => new(
        server.Name, MarketTime.FromTimeOfDay(entry.From ?? TimeSpan.Zero), entry.Grace, entry.Build,
        HashOf(fleet, entry.Build, paths), BuildContent.Digest(entry.Config ?? server.Config), entry.Flags);

    private static PlannedRelease Derived(
        FleetSpec fleet, ServerSpec server, string build, ImmutableArray<CodePath> paths)
    {
        BuildSpec? planned = fleet.Builds.FirstOrDefault(b => b.Name == build);
        return new PlannedRelease(
            server.Name, default, TimeSpan.Zero, build, HashOf(fleet, build, paths),
            BuildContent.Digest(server.Config),
            [
                .. (planned?.FlagPaths.Keys ?? []).Order(StringComparer.Ordinal)
                    .Select(flag => new PlannedFlag(flag, server.Flags.Contains(flag))),
            ]);
    }

    private static string? HashOf(FleetSpec fleet, string build, ImmutableArray<CodePath> paths) =>
        fleet.Builds.FirstOrDefault(b => b.Name == build) is { } found ? BuildContent.Hash(found, paths) : null;
}
