using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Alarms;

/// <summary>The family of a finding: the nearer to the cause, the likelier it is the root of what comes with
/// it.</summary>
internal static class AlarmFamilies
{
    /// <summary>The family.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>That of its rule; findings that are no rules' are about builds, or about the controls.</returns>
    public static RuleFamily Of(Anomaly finding) =>
        RuleCatalog.Find(finding.Rule)?.Family
        ?? (finding.Rule.StartsWith("parity", StringComparison.Ordinal) ? RuleFamily.Parity : RuleFamily.Controls);
}
