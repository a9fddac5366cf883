using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// Orders that repeat one the venue has not answered for a second and more, where the parent did not ask for both.
/// Silence is no rejection: both may be filled.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class ResendRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.Resends, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "resend-unanswered";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in a minute {Counted.Verb(finding.Verdict.Value, "repeat")} " +
        $"one the venue has not answered, {finding.AgainstCount()}.");
}
