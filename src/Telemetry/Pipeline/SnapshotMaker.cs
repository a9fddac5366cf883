using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection;
using Ops.Telemetry.Health;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>Makes the immutable picture of a tick.</summary>
internal sealed class SnapshotMaker
{
    private readonly FleetDefinition _fleet;
    private readonly PipelineOptions _options;
    private readonly TimeProvider _time;
    private long _version;

    /// <summary>A maker that starts with version 1.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="options">Limits.</param>
    /// <param name="time">Real time, for the date of the picture.</param>
    public SnapshotMaker(FleetDefinition fleet, PipelineOptions options, TimeProvider time) =>
        (_fleet, _options, _time) = (fleet, options, time);

    /// <summary>Makes a snapshot.</summary>
    /// <param name="chain">The graph.</param>
    /// <param name="health">How the loop is.</param>
    /// <param name="tick">The latest tick.</param>
    /// <returns>The snapshot.</returns>
    public FleetSnapshot Make(FleetChain chain, LoopHealth health, FleetNotice.Tick tick) => new(
        ++_version, _fleet, tick.At, tick.Phase, WallTime.Now(_time),
        [.. chain.Servers.Select(server => Status(server, health))], chain.Ledger.Figures.ToReading(), _options.Fleet,
        chain.Trend.Series, Anomalies(chain), health.LostNotices, health.EventToSnapshot)
    {
        Parity = chain.Parity?.Picture() ?? ParityPicture.Empty,
    };

    private ServerStatus Status(ServerChain chain, LoopHealth health)
    {
        FeedHealth feed = chain.Judge(health.Silence, health.Fault);
        return new ServerStatus(
            chain.Server, chain.Ledger.Figures.ToReading(), feed.Colour, feed.Since, feed.Trouble, chain.Manifest,
            _options.PerServer, chain.Trend.Series);
    }

    private static ImmutableArray<Anomaly> Anomalies(FleetChain chain)
    {
        var all = new List<Anomaly>(chain.Parity?.Anomalies ?? []);
        Add(all, chain.Panel, server: null);
        foreach (ServerChain server in chain.Servers)
            Add(all, server.Panel, server.Server.Id);
        return [.. all.OrderByDescending(static anomaly => anomaly.Severity)]; // stable: first seen places stay
    }

    private static void Add(List<Anomaly> all, RulePanel panel, ServerId? server) =>
        all.AddRange(panel.Standing
            .Where(static finding => !finding.Setting.Shadow)
            .Select(finding => finding.ToAnomaly(server)));
}
