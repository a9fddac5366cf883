using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The smallest stop that is enough: of all that take at least <see cref="EnoughPercent"/> % of the abnormal flow away
/// the one that takes the least good flow with it, and of those the one of fewest servers. It suggests and stops
/// nothing.
/// </summary>
/// <param name="Servers">Servers to stop, in the order of their ids.</param>
/// <param name="Scopes">The kills that do it, as few as there are: the fleet, groups, servers.</param>
/// <param name="AbnormalRemovedPercent">Share of the abnormal flow that it takes away.</param>
/// <param name="GoodLostMilliOrders">Good flow that it takes with it, in thousandths of an order a second.</param>
public sealed record StopSuggestion(
    ImmutableArray<ServerId> Servers, ImmutableArray<HaltScope> Scopes, int AbnormalRemovedPercent,
    long GoodLostMilliOrders)
{
    /// <summary>Share of the abnormal flow that must go.</summary>
    public const int EnoughPercent = 95;
}
