using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What really happened.</summary>
/// <param name="Incident">The flow of the guilty code paths; everything when the scenario names none.</param>
/// <param name="Fleet">The flow of the whole fleet.</param>
public sealed record LedgerReport(LedgerScope Incident, LedgerScope Fleet)
{
    /// <summary>Nothing happened, or nobody knows what did.</summary>
    public static LedgerReport Nothing { get; } = new(LedgerScope.Nothing, LedgerScope.Nothing);

    /// <summary>Servers from which orders of guilty code paths left, in the order of their ids.</summary>
    public ImmutableArray<ServerId> GuiltyServers { get; init; } = [];

    /// <summary>What gates refused for one of their hard limits, by server and limit, the first first.</summary>
    public ImmutableArray<LedgerRefusal> Refusals { get; init; } = [];

    /// <summary>Orders of the incident among them.</summary>
    public long LimitRefusals => Refusals.Sum(static row => row.OfIncident);

    /// <summary>When the first of those was; null when there was none.</summary>
    public MarketTime? FirstLimitRefusal => Refusals.Min(static row => row.FirstOfIncidentAt);
}
