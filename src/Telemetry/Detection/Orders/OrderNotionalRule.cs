using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Value of one order against its limit.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class OrderNotionalRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.Notional, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "order-notional";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) =>
        $"An order worth {StandingFinding.Dollars(finding.Verdict.Value)} is {finding.AgainstDollars()}.";
}
