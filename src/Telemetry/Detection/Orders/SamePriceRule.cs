using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Orders in a row at exactly one price over changing instruments: a price that came from a default, not from the
/// market.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class SamePriceRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.SamePriceRun, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "same-price";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in a row at one price over changing instruments, " +
        $"{finding.AgainstCount()}.");
}
