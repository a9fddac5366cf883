using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Readiness;

/// <summary>Findings that would be the fault of a restart coming again.</summary>
internal static class RampSigns
{
    /// <summary>Whether a finding is such a sign: the rule of the cause, or the conservation of orders.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="anomaly">The finding.</param>
    /// <returns>True when it is about a server of the restart and speaks of its cause.</returns>
    public static bool IsSign(RampState ramp, FleetDefinition fleet, Anomaly anomaly) =>
        !anomaly.Shadow && Concerns(ramp, fleet, anomaly)
        && (ramp.CauseRules.Contains(anomaly.Rule) || FamilyOf(anomaly) == RuleFamily.Conservation);

    /// <summary>The signs that stand in a picture.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The findings.</returns>
    public static IEnumerable<Anomaly> Of(RampState ramp, FleetSnapshot picture) =>
        picture.Anomalies.Where(anomaly => IsSign(ramp, picture.Fleet, anomaly));

    /// <summary>What stands against the acceptance of a stage without being the same fault.</summary>
    /// <param name="ramp">The restart.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>The gravest other finding on a server of the restart; null for none.</returns>
    public static Anomaly? Other(RampState ramp, FleetSnapshot picture) => picture.Anomalies.FirstOrDefault(
        anomaly => !anomaly.Shadow && anomaly.Severity == AnomalySeverity.Critical && anomaly.Server is not null
            && Concerns(ramp, picture.Fleet, anomaly) && !IsSign(ramp, picture.Fleet, anomaly)
            // these have lines and holds of their own
            && FamilyOf(anomaly) is not (RuleFamily.Parity or RuleFamily.Controls or RuleFamily.Messages));

    private static bool Concerns(RampState ramp, FleetDefinition fleet, Anomaly anomaly) =>
        anomaly.Server is { } server ? ramp.Hold.Scope.Covers(fleet.Servers[server.Index])
            : ramp.Hold.Scope.Kind == HaltScopeKind.Fleet;

    private static RuleFamily? FamilyOf(Anomaly anomaly) => RuleCatalog.Find(anomaly.Rule)?.Family;
}
