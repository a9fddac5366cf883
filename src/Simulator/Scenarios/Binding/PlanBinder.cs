using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds the release plan and what the ledger says of code paths, and checks them against the fleet.</summary>
internal static class PlanBinder
{
    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);

    /// <summary>Adds plan and ledger to a fleet.</summary>
    /// <param name="reader">The fleet's mapping.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The fleet with them.</returns>
    public static FleetSpec Add(MapReader reader, FleetSpec fleet)
    {
        var entries = new List<(PlanEntrySpec Entry, MapReader Reader)>();
        foreach (MapReader item in reader.Maps("plan", "fleet.planned", isRequired: false, most: 10_000))
            entries.Add((Entry(item), item));
        ImmutableArray<PathFactsSpec> ledger =
            [.. reader.Maps("ledger", "fleet.ledger", isRequired: false, most: 100).Select(Facts)];
        CheckAgreement(fleet, entries);
        CheckTwice(fleet, entries);
        CheckOrder(reader, fleet);
        return fleet with { Plan = [.. entries.Select(static item => item.Entry)], Ledger = ledger };
    }

    /// <summary>Binds a table of settings.</summary>
    /// <param name="reader">The mapping that has it.</param>
    /// <returns>The settings by name; null when there is no such key.</returns>
    public static ImmutableSortedDictionary<string, string>? Config(MapReader reader)
    {
        bool has = reader.Has("config");
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, _, Node.Scalar value) in reader.Table("config", isRequired: false))
            settings[name] = value.Text;
        return has ? settings.ToImmutable() : null;
    }

    private static PlanEntrySpec Entry(MapReader reader)
    {
        ImmutableArray<string> servers = reader.References("servers", "server");
        string? group = reader.Reference("group", "group", isRequired: false);
        if (reader.IsMapping && servers.IsEmpty == group is null)
        {
            reader.Report(
                "servers", group is null ? "nobody is named" : "servers and group are both given",
                "name servers, or one group");
        }
        var entry = new PlanEntrySpec(
            servers, group, reader.Reference("build", "build") ?? "", Flags(reader), Config(reader),
            reader.Time("from", isRequired: false), reader.Duration("grace", TimeSpan.Zero, s_day, TimeSpan.Zero));
        if (entry.From is null && reader.Has("grace"))
            reader.Report("grace", "grace is given without from", "say from when, or drop it");
        reader.Finish();
        return entry;
    }

    private static ImmutableArray<PlannedFlag> Flags(MapReader reader)
    {
        var flags = ImmutableArray.CreateBuilder<PlannedFlag>();
        foreach ((string flag, Place at, Node.Scalar value) in reader.Table("flags", isRequired: false))
        {
            reader.Context.Names.Use("flag", flag, at);
            if (value is { IsQuoted: false, Text: "true" or "false" })
                flags.Add(new PlannedFlag(flag, value.Text == "true"));
            else
                reader.Context.Errors.Add(value.Place, $"{flag} is {value.Text}", "write true or false");
        }
        return flags.ToImmutable();
    }

    private static PathFactsSpec Facts(MapReader reader)
    {
        string path = reader.Reference("path", "path") ?? "";
        if (path.Length > 0)
            reader.Context.Names.Define("ledger entry of path", path, reader.PlaceOf("path"));
        var facts = new PathFactsSpec(
            path, reader.OptionalText("title"), reader.OptionalText("owner"), reader.OptionalText("purpose"));
        reader.Finish();
        return facts;
    }

    private static void CheckAgreement(FleetSpec fleet, List<(PlanEntrySpec Entry, MapReader Reader)> entries)
    {
        if (fleet.PlannedBuild is not { } planned)
            return;
        foreach ((PlanEntrySpec entry, MapReader reader) in entries)
        {
            if (entry.From is null && entry.Build.Length > 0 && entry.Build != planned)
                reader.Report("build", $"the plan asks for {entry.Build} from the start and plannedBuild for {planned}",
                    "let both say the same, or drop plannedBuild");
        }
    }

    private static void CheckTwice(FleetSpec fleet, List<(PlanEntrySpec Entry, MapReader Reader)> entries)
    {
        var seen = new HashSet<(string Server, TimeSpan From)>();
        foreach ((PlanEntrySpec entry, MapReader reader) in entries)
        {
            string? twice = fleet.Servers.Where(entry.Covers).Select(static server => server.Name)
                .FirstOrDefault(name => !seen.Add((name, entry.From ?? TimeSpan.Zero)));
            if (twice is not null)
                reader.Report("servers", $"the plan asks twice of {twice} from the same time",
                    "name each server once, or give the entries different times");
        }
    }

    /// <summary>A build that supersedes itself, by way of others, has no order.</summary>
    private static void CheckOrder(MapReader reader, FleetSpec fleet)
    {
        foreach (BuildSpec build in fleet.Builds)
        {
            string? at = build.Supersedes;
            for (int steps = 0; at is not null && at != build.Name && steps < fleet.Builds.Length; steps++)
                at = fleet.Builds.FirstOrDefault(other => other.Name == at)?.Supersedes;
            if (at is not null && at == build.Name)
            {
                reader.Report("builds", $"{build.Name} supersedes itself", "a build is newer than those it supersedes");
                return;
            }
        }
    }
}
