using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// A burst of lots of one size in one instrument and side within a second, at whatever price: the shape of an
/// algorithm that runs away, one lot at a time.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class IdenticalLotsRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.IdenticalLots, 10 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "identical-lots";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} of the same instrument, side and size within a second, " +
        $"{finding.AgainstCount()}.");
}
