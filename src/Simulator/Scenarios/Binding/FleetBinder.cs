using System.Collections.Immutable;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios.Binding;

/// <summary>Binds servers, builds and code paths: the fleet and its flag-meaning ledger.</summary>
internal static class FleetBinder
{
    private static readonly TimeSpan s_tenth = TimeSpan.FromMilliseconds(0.1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    /// <summary>Binds the fleet.</summary>
    /// <param name="reader">Its mapping; null when it is missing.</param>
    /// <param name="session">The session its times must lie in.</param>
    /// <returns>The fleet.</returns>
    public static FleetSpec Fleet(MapReader? reader, SessionSpec session)
    {
        if (reader is null)
            return new FleetSpec([], [], [], null);
        var fleet = new FleetSpec(
            [.. reader.Maps("servers", "fleet.server", isRequired: true, Limits.MaxServers)
                .Select(item => Server(item, session))],
            [.. reader.Maps("builds", "fleet.build", isRequired: true, most: 100).Select(Build)],
            [.. reader.Maps("paths", "fleet.path", isRequired: true, most: 100)
                .Select(item => Path(item, isNew: true))],
            reader.Reference("plannedBuild", "build", isRequired: false));
        fleet = PlanBinder.Add(reader, fleet);
        reader.Finish();
        return fleet;
    }

    /// <summary>Binds a code path.</summary>
    /// <param name="reader">Its mapping.</param>
    /// <param name="isNew">Whether it is defined here; else it replaces one of the same name.</param>
    /// <returns>The path.</returns>
    public static CodePathSpec Path(MapReader reader, bool isNew)
    {
        string name = isNew ? reader.Definition("name", "path") : reader.Reference("name", "path") ?? "";
        var path = new CodePathSpec(
            name,
            reader.Choice<RoutingLogicKind>("logic"),
            reader.Flag("retired", missing: false),
            reader.Flag("countsFills", missing: true),
            reader.Flag("riskChecked", missing: true),
            reader.Integer("childShares", 1, 1_000_000_000),
            reader.Duration("childInterval", s_tenth, s_hour),
            reader.Integer("marketablePerMille", 0, 1_000, 1_000),
            reader.Integer("oppositePerMille", 0, 1_000, 0),
            reader.Duration("cancelAfter", s_tenth, s_hour, TimeSpan.FromSeconds(5)),
            reader.Integer("limitBps", 0, 9_000, 50))
        {
            Sending = Sending(reader),
        };
        reader.Finish();
        if (path is { Logic: not RoutingLogicKind.Resend } && reader.Has("confirmedBy"))
            reader.Report("confirmedBy", "confirmedBy is given for a logic that sends nothing again",
                "use it with logic: resend, or drop it");
        return path;
    }

    private static SendingSpec Sending(MapReader reader)
    {
        SendingSpec usual = SendingSpec.Usual;
        var sending = new SendingSpec
        {
            Repeats = reader.Integer("repeats", 0, 100_000_000, usual.Repeats),
            ConfirmedBy = reader.Choice<ConfirmedBy>("confirmedBy", usual.ConfirmedBy),
            Limit = reader.OptionalPrice("limit"),
            TradesAtLimit = reader.Flag("tradesAtLimit", usual.TradesAtLimit),
            OnClose = reader.Flag("onClose", usual.OnClose),
            Allocates = reader.Flag("allocates", usual.Allocates),
            QueuePerSecond = reader.Integer("queuePerSecond", 0, 1_000_000, usual.QueuePerSecond),
            QueueCapacity = reader.Integer("queueCapacity", 1, 1_000_000, usual.QueueCapacity),
            CheckShares = reader.Integer("checkShares", 1, 1_000_000_000, usual.CheckShares),
            CheckBandBps = reader.Integer("checkBandBps", 1, 10_000, usual.CheckBandBps),
            CheckNotional = Money.FromDollars(reader.Number("checkNotional", 0m, 100_000_000_000m, 0m)),
        };
        if (sending.QueuePerSecond == 0 && reader.Has("queueCapacity"))
            reader.Report("queueCapacity", "queueCapacity is given without queuePerSecond",
                "say how many orders a second the queue lets through, or drop it");
        return sending == usual ? usual : sending;
    }

    private static ServerSpec Server(MapReader reader, SessionSpec session)
    {
        string name = reader.Definition("name", "server");
        string group = reader.Text("group");
        reader.Context.Names.Know("group", group, reader.PlaceOf("group"));
        var server =
            new ServerSpec(name, group, reader.Reference("build", "build") ?? "", reader.References("flags", "flag"))
            {
                Config = PlanBinder.Config(reader) ?? ImmutableSortedDictionary<string, string>.Empty,
                StartsAt = SessionBinder.OptionalTimeWithin(reader, "startsAt", session),
            };
        reader.Finish();
        return server;
    }

    private static BuildSpec Build(MapReader reader)
    {
        string name = reader.Definition("name", "build");
        string path = reader.Reference("defaultPath", "path") ?? "";
        var paths = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string flag, Place at, Node.Scalar value) in reader.Table("flagPaths", isRequired: false))
        {
            reader.Context.Names.Know("flag", flag, at);
            reader.Context.Names.Use("path", value.Text, value.Place);
            paths[flag] = value.Text;
        }
        string? older = reader.Reference("supersedes", "build", isRequired: false);
        reader.Finish();
        return new BuildSpec(name, path, paths.ToImmutable()) { Supersedes = older };
    }
}
