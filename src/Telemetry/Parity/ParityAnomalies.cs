using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Parity;

/// <summary>Findings and unexplained messages in the form alarms are made from.</summary>
internal static class ParityAnomalies
{
    /// <summary>One anomaly for each finding and server it is about, and one for each server with messages that nobody
    /// has explained.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="unexplained">The messages.</param>
    /// <param name="mode">What a finding leads to.</param>
    /// <returns>The anomalies, in the order of the findings.</returns>
    public static ImmutableArray<Anomaly> Of(
        ImmutableArray<ParityFinding> findings, ImmutableArray<ResiduePattern> unexplained, ParityMode mode) =>
    [
        .. findings.SelectMany(finding => finding.Servers.Select(server => Of(finding, server, mode))),
        .. unexplained.GroupBy(static pattern => pattern.Server).OrderBy(static group => group.Key.Index)
            .Select(static group => Residue([.. group])),
    ];

    private static Anomaly Of(ParityFinding finding, ServerId server, ParityMode mode)
    {
        LimitAction action = mode == ParityMode.Enforce ? LimitAction.Block : LimitAction.Alarm;
        return new Anomaly(
            finding.Rule, server, finding.Severity, Value: 1, Limit: 0, "findings",
            mode == ParityMode.Enforce ? "block" : "alarm", finding.Since, finding.Sentence) { Step = action };
    }

    private static Anomaly Residue(IReadOnlyList<ResiduePattern> patterns)
    {
        ResiduePattern worst = patterns[0];
        string others = patterns.Count == 1 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" and {patterns.Count - 1:#,0} other patterns");
        return new Anomaly(
            ParityRules.Residue, worst.Server, AnomalySeverity.Warning, patterns.Sum(static pattern => pattern.Count),
            Limit: 0, "messages", "alarm", patterns.Min(static pattern => pattern.First),
            $"Nobody has explained {worst}{others}.");
    }
}
