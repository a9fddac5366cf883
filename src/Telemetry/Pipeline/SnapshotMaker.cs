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
    private readonly TimeProvider _time;
    private readonly WaitingPicture _waiting;
    private RuleBook? _rules;
    private ServerLimits[] _limits = [];
    private ServerLimits? _fleetLimits;
    private long _version;

    /// <summary>A maker that starts with version 1.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="time">Real time, for the date of the picture.</param>
    public SnapshotMaker(FleetDefinition fleet, TimeProvider time) =>
        (_fleet, _time, _waiting) = (fleet, time, new WaitingPicture(fleet.Servers.Length));

    /// <summary>Makes a snapshot.</summary>
    /// <param name="chain">The graph.</param>
    /// <param name="health">How the loop is.</param>
    /// <param name="tick">The latest tick.</param>
    /// <returns>The snapshot.</returns>
    public FleetSnapshot Make(FleetChain chain, LoopHealth health, FleetNotice.Tick tick)
    {
        Project(chain.Rules);
        ImmutableArray<Anomaly> anomalies = Anomalies(chain);
        ImmutableArray<ServerStatus> servers = [.. chain.Servers.Select(server => Status(server, health))];
        return new FleetSnapshot(
            ++_version, _fleet, tick.At, tick.Phase, WallTime.Now(_time),
            servers, chain.Ledger.Figures.ToReading(), _fleetLimits!, chain.Trend.Series, anomalies,
            health.LostNotices, health.EventToSnapshot)
        {
            MadeAt = _time.GetTimestamp(),
            Rules = chain.Rules,
            Parity = chain.Parity?.Picture() ?? ParityPicture.Empty,
            Reconciliation = chain.Reconciliation?.Picture() ?? [],
            Uses = Uses(chain),
            Shadows = [.. chain.Shadows.ToArray()],
            Waiting = _waiting.CostsOf(servers, anomalies),
            Stop = WaitingPicture.StopOf(servers, anomalies),
        };
    }

    private void Project(RuleBook rules)
    {
        if (ReferenceEquals(rules, _rules))
            return;
        _rules = rules;
        _limits = [.. _fleet.Servers.Select(server => ServerLimits.Of(rule => rules.For(rule, server)))];
        _fleetLimits = ServerLimits.Of(rules.ForFleet);
    }

    private static ImmutableArray<RuleUse> Uses(FleetChain chain)
    {
        int count = chain.Panel.SettingCount;
        foreach (ServerChain server in chain.Servers)
            count += server.Panel.SettingCount;
        var uses = ImmutableArray.CreateBuilder<RuleUse>(count);
        Add(uses, chain.Panel, server: null);
        foreach (ServerChain server in chain.Servers)
            Add(uses, server.Panel, server.Server.Id);
        return uses.MoveToImmutable();
    }

    private static void Add(ImmutableArray<RuleUse>.Builder uses, RulePanel panel, ServerId? server)
    {
        foreach (RuleSlot slot in panel.Slots)
        {
            if (slot.Setting is { } setting)
                uses.Add(new RuleUse(slot.Detector.Rule, server, setting, slot.Value, slot.NoOpinion, slot.Acting));
        }
    }

    private ServerStatus Status(ServerChain chain, LoopHealth health)
    {
        FeedHealth feed = chain.Judge(health.Silence, health.Fault);
        return new ServerStatus(
            chain.Server, chain.Ledger.Figures.ToReading(), feed.Colour, feed.Since, feed.Trouble, chain.Manifest,
            _limits[chain.Server.Id.Index], chain.Trend.Series);
    }

    private static ImmutableArray<Anomaly> Anomalies(FleetChain chain)
    {
        var all = new List<Anomaly>(chain.Parity?.Anomalies ?? []);
        all.AddRange(chain.Reconciliation?.Anomalies ?? []);
        Add(all, chain.Panel, server: null);
        foreach (ServerChain server in chain.Servers)
        {
            Add(all, server.Panel, server.Server.Id);
            if (server.Quarantine is { } quarantine)
                all.Add(quarantine);
        }
        return all.Count == 0
            ? [] : [.. all.OrderByDescending(static anomaly => anomaly.Severity)]; // stable: first seen places stay
    }

    private static void Add(List<Anomaly> all, RulePanel panel, ServerId? server)
    {
        if (!panel.AnyStands)
            return;
        foreach (StandingFinding finding in panel.Standing)
        {
            if (!finding.Setting.Shadow)
                all.Add(finding.ToAnomaly(server));
        }
    }
}
