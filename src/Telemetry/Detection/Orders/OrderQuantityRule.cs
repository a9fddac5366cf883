using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Shares of one order against their limit.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class OrderQuantityRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.Quantity, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "order-quantity";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"An order of {Counted.Of(finding.Verdict.Value, "share")}, {finding.AgainstCount()}.");
}
