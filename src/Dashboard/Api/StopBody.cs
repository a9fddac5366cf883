using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>The smallest stop that takes the abnormal flow away.</summary>
/// <param name="Servers">Servers to stop.</param>
/// <param name="Scopes">The kills that do it, such as server:smars-8, group:retail, fleet.</param>
/// <param name="AbnormalRemovedPercent">Share of the abnormal flow that it takes away.</param>
/// <param name="GoodOrdersPerSecondLost">Good flow that it takes with it.</param>
internal sealed record StopBody(
    IReadOnlyList<string> Servers, IReadOnlyList<string> Scopes, int AbnormalRemovedPercent,
    decimal GoodOrdersPerSecondLost)
{
    /// <summary>From a picture.</summary>
    /// <param name="fleet">The picture.</param>
    /// <returns>The body; null while no flow is abnormal.</returns>
    public static StopBody? From(FleetSnapshot fleet) => fleet.Stop is not { } stop ? null : new StopBody(
        [.. stop.Servers.Select(server => fleet.Servers[server.Index].Server.Name)],
        [.. stop.Scopes.Select(Views.StopHintView.ChoiceOf)], stop.AbnormalRemovedPercent,
        stop.GoodLostMilliOrders / 1_000m);
}
