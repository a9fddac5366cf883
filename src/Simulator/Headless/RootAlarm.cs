using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>What an operator saw as one alarm: findings that share a cause, under the one nearest to it.</summary>
internal sealed record RootAlarm
{
    /// <summary>When it was first shown.</summary>
    public required MarketTime At { get; init; }

    /// <summary>The finding nearest to the cause, as it was last.</summary>
    public required Anomaly Root { get; init; }

    /// <summary>The finding that came first.</summary>
    public required Anomaly FirstOut { get; init; }

    /// <summary>The highest priority it had.</summary>
    public required AlarmPriority Priority { get; init; }

    /// <summary>When one of its alarms was raised last.</summary>
    public required MarketTime LastRaisedAt { get; init; }

    /// <summary>Rules and servers of all its alarms, in the order in which they came.</summary>
    public required ImmutableArray<(string Rule, ServerId? Server)> Members { get; init; }
}
