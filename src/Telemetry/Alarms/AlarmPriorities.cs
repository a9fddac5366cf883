using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Alarms;

/// <summary>
/// The priority of a finding. High is what trips or would trip, because money leaves while one reads; medium is what is
/// over a limit without an action, or speaks of a cause before harm is done; the rest is low.
/// </summary>
internal static class AlarmPriorities
{
    /// <summary>The priority.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>How soon it wants an answer.</returns>
    public static AlarmPriority Of(Anomaly finding)
    {
        if (finding.Severity >= AnomalySeverity.Critical && finding.Step > LimitAction.Alarm)
            return AlarmPriority.High;
        RuleFamily family = AlarmFamilies.Of(finding);
        if (finding.Severity >= AnomalySeverity.Critical)
            return family is RuleFamily.Parity or RuleFamily.Conservation ? AlarmPriority.High : AlarmPriority.Medium;
        return family is RuleFamily.Parity or RuleFamily.Conservation ? AlarmPriority.Medium : AlarmPriority.Low;
    }
}
