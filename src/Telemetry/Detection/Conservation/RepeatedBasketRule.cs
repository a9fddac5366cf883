using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Conservation;

/// <summary>
/// Many different orders each repeated: a basket that is sent again. Counted in 100 ms over all orders, where no
/// parent explains the repeat.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class RepeatedBasketRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.RepeatsInBurst, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "repeated-basket";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in 100 ms {Counted.Verb(finding.Verdict.Value, "repeat")} " +
        $"earlier ones and no parent explains it, {finding.AgainstCount()}.");
}
