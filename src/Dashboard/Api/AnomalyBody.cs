using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>One anomaly.</summary>
/// <param name="Rule">Stable code of the rule.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Severity">Calm, Notice, Warning or Critical.</param>
/// <param name="Value">What was measured.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Action">What the limit is wired to.</param>
/// <param name="Since">Market time at which it was first seen.</param>
/// <param name="Message">One sentence.</param>
internal sealed record AnomalyBody(
    string Rule, string? Server, string Severity, decimal Value, decimal Limit, string Unit, string Action,
    string Since, string Message)
{
    /// <summary>From an anomaly.</summary>
    /// <param name="anomaly">The anomaly.</param>
    /// <param name="fleet">Its fleet.</param>
    /// <returns>The body.</returns>
    public static AnomalyBody From(Anomaly anomaly, FleetDefinition fleet) => new(
        anomaly.Rule, anomaly.Server is { } server ? fleet.Servers[server.Index].Name : null,
        anomaly.Severity.ToString(),
        anomaly.Value, anomaly.Limit, anomaly.Unit, anomaly.Action, anomaly.Since.ToString(), anomaly.Message);
}
