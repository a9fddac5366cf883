using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Flow;

/// <summary>
/// New orders in sliding 100 ms, at every single order: the breaker for a flood that would be over within its first
/// second.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class OrderBurstRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.OrdersInBurst, MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "order-burst";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in 100 ms, {finding.AgainstCount()}.");
}
