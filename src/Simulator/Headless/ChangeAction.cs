using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Scenarios.Reading;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>Reads the actions that change what servers run.</summary>
/// <param name="scenario">The scenario they are for.</param>
internal sealed class ChangeAction(Scenario scenario)
{
    /// <summary>Reads one.</summary>
    /// <param name="reader">The action.</param>
    /// <param name="verb">deploy, rollback, restart or set-flag.</param>
    /// <param name="at">When.</param>
    /// <param name="who">Who.</param>
    /// <returns>The action.</returns>
    public ScriptedAction.Change Read(MapReader reader, string verb, MarketTime at, string who)
    {
        ImmutableArray<string> servers = Servers(reader);
        ChangeRequest request = verb switch
        {
            "deploy" => new ChangeRequest(ChangeKind.Deploy, servers, Build: reader.Reference("build", "build") ?? ""),
            "rollback" => new ChangeRequest(ChangeKind.Rollback, servers),
            "restart" => new ChangeRequest(ChangeKind.Restart, servers),
            _ => new ChangeRequest(
                ChangeKind.SetFlag, servers, Flag: reader.Reference("flag", "flag") ?? "", On: reader.Flag("on")),
        };
        return new ScriptedAction.Change(at, who, reader.Place, request, ActionFile.Bounded(reader, "reason"));
    }

    private ImmutableArray<string> Servers(MapReader reader)
    {
        ImmutableArray<string> named = reader.References("servers", "server");
        if (reader.Has("servers") && reader.Has("scope"))
            reader.Report("servers", "servers and scope are both given", "name servers, or a scope with its target");
        if (reader.Has("servers"))
        {
            ActionFile.Scope(reader, isRequired: false);
            return named;
        }
        HaltScope? scope = ActionFile.Scope(reader, isRequired: true);
        return scope is null ? []
            : [.. scenario.Fleet.Servers.Where(server => Covers(scope, server)).Select(static server => server.Name)];
    }

    private static bool Covers(HaltScope scope, ServerSpec server) => scope.Kind switch
    {
        HaltScopeKind.Server => server.Name == scope.Target,
        HaltScopeKind.Group => server.Group == scope.Target,
        _ => true,
    };
}
