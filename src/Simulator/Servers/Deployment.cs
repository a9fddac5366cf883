using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>What one server runs: its build and flags, and so which code path a client order goes to.</summary>
internal sealed class Deployment
{
    private readonly FleetSpec _fleet;
    private readonly ImmutableArray<CodePath> _paths;
    private readonly SortedSet<string> _on;
    private readonly ServerSpec _server;
    private BuildSpec _build;

    /// <summary>What a server runs at the start.</summary>
    /// <param name="fleet">Builds and plan.</param>
    /// <param name="paths">The code paths.</param>
    /// <param name="server">The server.</param>
    public Deployment(FleetSpec fleet, ImmutableArray<CodePath> paths, ServerSpec server)
    {
        (_fleet, _paths, _server) = (fleet, paths, server);
        _on = new SortedSet<string>(server.Flags, StringComparer.Ordinal);
        _build = FindBuild(server.Build);
    }

    /// <summary>Replaces the build.</summary>
    /// <param name="build">Name of the new one.</param>
    /// <exception cref="ArgumentException">There is no such build.</exception>
    public void Deploy(string build) => _build = FindBuild(build);

    /// <summary>Switches a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="on">Its new value.</param>
    public void SetFlag(string flag, bool on)
    {
        if (on)
            _on.Add(flag);
        else
            _on.Remove(flag);
    }

    /// <summary>
    /// The path of a client order: that of the first of its flags that is on and known to the build, else the default.
    /// </summary>
    /// <param name="flags">Flags the order carries.</param>
    /// <returns>The path.</returns>
    public CodePath PathOf(ImmutableArray<string> flags)
    {
        foreach (string flag in flags)
        {
            if (_on.Contains(flag) && _build.FlagPaths.TryGetValue(flag, out string? path))
                return FindPath(path);
        }
        return FindPath(_build.DefaultPath);
    }

    /// <summary>What the server says it runs.</summary>
    /// <param name="server">The server.</param>
    /// <param name="at">Since when.</param>
    /// <returns>The manifest.</returns>
    public ServerManifest Manifest(ServerId server, MarketTime at) => new(
        server, at, _build.Name, BuildContent.Hash(_build, _paths), _fleet.PlannedBuildOf(_server, at.TimeOfDay),
        [.. _fleet.Builds.SelectMany(b => b.FlagPaths.Keys).Concat(_on).Distinct().Order(StringComparer.Ordinal)
            .Select(flag => new FlagState(flag, _on.Contains(flag), _build.FlagPaths.GetValueOrDefault(flag)))])
    {
        ConfigDigest = BuildContent.Digest(_server.Config),
    };

    private BuildSpec FindBuild(string name) =>
        _fleet.Builds.FirstOrDefault(b => b.Name == name) ??
        throw new ArgumentException(
            $"There is no build {name}; the builds are {string.Join(", ", _fleet.Builds.Select(b => b.Name))}.",
            nameof(name));

    private CodePath FindPath(string name) => BuildContent.Find(_paths, name);
}
