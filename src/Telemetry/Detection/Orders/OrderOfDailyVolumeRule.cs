using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Shares of one order in percent of what the whole market trades in the instrument on a usual day.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class OrderOfDailyVolumeRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.OfDailyVolume, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "order-of-daily-volume";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"One order is {finding.Verdict.Value:#,0} % of the average daily volume, {finding.AgainstCount()} %.");
}
