using System.Collections.Immutable;

namespace Ops.Telemetry.Model;

/// <summary>
/// The flag-meaning ledger: (flag, build) to the code path it selects, with what is known of each path. A flag has no
/// meaning of its own: at Knight eight equal values meant two things.
/// </summary>
/// <param name="Builds">Builds that exist.</param>
/// <param name="Paths">Code paths they contain.</param>
public sealed record FlagLedger(ImmutableArray<LedgerBuild> Builds, ImmutableArray<CodePathFacts> Paths)
{
    /// <summary>A ledger in which nothing is written.</summary>
    public static FlagLedger Empty { get; } = new([], []);

    /// <summary>Finds a build.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The build; null when the ledger does not know it.</returns>
    public LedgerBuild? Build(string name) => Builds.FirstOrDefault(build => build.Name == name);

    /// <summary>Finds what is known of a path.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The facts; null when the ledger does not know it.</returns>
    public CodePathFacts? Path(string name) => Paths.FirstOrDefault(path => path.Name == name);

    /// <summary>What a person calls a path.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The title; the name itself when the ledger does not know it.</returns>
    public string TitleOf(string name) => Path(name)?.Title ?? name;

    /// <summary>Whether a build was replaced, directly or through others, by another.</summary>
    /// <param name="build">The build.</param>
    /// <param name="other">The other.</param>
    /// <returns>True when the ledger says so; false also when it does not know.</returns>
    public bool IsOlder(string build, string other)
    {
        string? at = Build(other)?.Supersedes;
        for (int steps = 0; at is not null && steps < Builds.Length; steps++, at = Build(at)?.Supersedes)
        {
            if (at == build)
                return true;
        }
        return false;
    }

    /// <summary>Checks that the ledger holds together.</summary>
    /// <returns>Each fault with what would be right; empty when there is none.</returns>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Twice(faults, "build", Builds.Select(static build => build.Name));
        Twice(faults, "path", Paths.Select(static path => path.Name));
        foreach (LedgerBuild build in Builds)
        {
            Twice(faults, $"flag of build {build.Name}", build.Flags.Select(static line => line.Flag));
            foreach (string path in build.Flags.Select(static line => line.Path).Append(build.DefaultPath).Distinct())
            {
                if (Path(path) is null)
                    faults.Add($"Build {build.Name} leads to path {path}, of which the ledger says nothing: add it.");
            }
            if (build.Supersedes is { } older && Build(older) is null)
                faults.Add($"Build {build.Name} supersedes {older}, which the ledger does not know: add it.");
            if (IsOlder(build.Name, build.Name))
                faults.Add($"Build {build.Name} supersedes itself, by way of others: each build is newer than those " +
                    "it replaces.");
        }
        return faults;
    }

    private static void Twice(List<string> faults, string what, IEnumerable<string> names) => faults.AddRange(
        names.GroupBy(static name => name).Where(static group => group.Count() > 1)
            .Select(group => $"The {what} {group.Key} is listed {group.Count()} times: list it once."));
}
