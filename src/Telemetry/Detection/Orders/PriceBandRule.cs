using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// How far the limit of an order lies beyond the market: a purchase above it, a sale below it. A limit on the
/// passive side can wait; one beyond the market trades at once and far.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class PriceBandRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.BeyondMarket, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "price-band";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"A limit {finding.Verdict.Value:#,0} hundredths of a percent beyond the market, {finding.AgainstCount()}.");
}
