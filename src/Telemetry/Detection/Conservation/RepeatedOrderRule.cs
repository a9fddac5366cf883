using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// The same order (instrument, side, size and price) again and again within ten seconds where no parent order
/// explains it: other parents, or none. Slices of one parent look alike by design and are not counted.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class RepeatedOrderRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.UnexplainedRepeats, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "repeated-order";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"The same order left {finding.Verdict.Value:#,0} more times in ten seconds and no parent explains it, " +
        $"{finding.AgainstCount()}.");
}
