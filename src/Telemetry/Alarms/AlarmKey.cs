using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Alarms;

/// <summary>What makes two findings the same alarm.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Server">Index of the server; -1 for the fleet.</param>
/// <param name="Symbol">Index of the instrument; -1 for none, or where it is only named.</param>
/// <param name="Topic">Which of several of the rule; -1 where there is but one.</param>
internal readonly record struct AlarmKey(string Rule, int Server, int Symbol, int Topic = -1)
{
    /// <summary>The key of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The key.</returns>
    public static AlarmKey Of(Anomaly finding) =>
        new(
            finding.Rule, finding.Server?.Index ?? -1, finding.Topic is null ? finding.Symbol?.Index ?? -1 : -1,
            finding.Topic ?? -1);
}
