using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// The same order (instrument, side, size and price) within ten seconds, whoever it is for. Slicing repeats itself
/// too, so the limit lies above what the fastest slicing makes.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class RepeatedChildRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.Repeats, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "repeated-child";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The same order left {finding.Verdict.Value:#,0} more times in ten seconds, {finding.AgainstCount()}.");
}
