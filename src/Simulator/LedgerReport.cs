using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What really happened.</summary>
/// <param name="Incident">The flow of the guilty code paths; everything when the scenario names none.</param>
/// <param name="Fleet">The flow of the whole fleet.</param>
public sealed record LedgerReport(LedgerScope Incident, LedgerScope Fleet)
{
    /// <summary>Servers from which orders of guilty code paths left, in the order of their ids.</summary>
    public ImmutableArray<ServerId> GuiltyServers { get; init; } = [];

    /// <summary>Orders of guilty code paths that gates refused because of one of their hard limits.</summary>
    public long LimitRefusals { get; init; }

    /// <summary>When the first of them was; null when there was none.</summary>
    public MarketTime? FirstLimitRefusal { get; init; }
}
