using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Shares of one order in percent of all shares that exist.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class OrderOfOutstandingRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.OfOutstanding, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "order-of-outstanding";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"One order is {finding.Verdict.Value:#,0} % of all shares that exist, {finding.AgainstCount()} %.");
}
