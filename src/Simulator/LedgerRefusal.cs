using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>Orders of one server that its gate refused for one limit.</summary>
/// <param name="Server">The server.</param>
/// <param name="Reason">The limit.</param>
/// <param name="FirstAt">When the first was refused.</param>
/// <param name="Value">What the first would have made of the limit's figure, in its unit, money in dollars; null where
/// there is none.</param>
/// <param name="Limit">What it was held against; null where that is no figure.</param>
public sealed record LedgerRefusal(
    ServerId Server, GateRefusal Reason, MarketTime FirstAt, decimal? Value, decimal? Limit)
{
    /// <summary>How many orders.</summary>
    public long Count { get; init; }

    /// <summary>How many of them were of the incident.</summary>
    public long OfIncident { get; init; }

    /// <summary>When the first of those was refused; null when there was none.</summary>
    public MarketTime? FirstOfIncidentAt { get; init; }
}
