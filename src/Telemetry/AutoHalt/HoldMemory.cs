using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Readiness;

namespace Ops.Telemetry.AutoHalt;

/// <summary>How things were when a hold was taken.</summary>
/// <param name="Limits">How rules and gates were set; null when nobody saw that.</param>
/// <param name="CauseRules">Rules whose finding would be the same fault again.</param>
internal sealed record HoldMemory(SetLimits? Limits, ImmutableArray<string> CauseRules)
{
    /// <summary>The rules of a hold's cause: the breaker's own, else what stood gravely on what it covers.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="fleet">What was measured; null when nobody saw that.</param>
    /// <returns>Their codes.</returns>
    public static ImmutableArray<string> RulesOf(Hold hold, FleetSnapshot? fleet) => hold.Kind == HoldKind.Breaker
        ? [hold.By.Name]
        : fleet is null ? [] :
        [
            .. fleet.Anomalies
                .Where(anomaly => CauseCheck.SpeaksOf(hold, anomaly) && anomaly.Server is { } server
                    && hold.Scope.Covers(fleet.Fleet.Servers[server.Index]))
                .Select(static anomaly => anomaly.Rule).Distinct().Order(StringComparer.Ordinal),
        ];
}
