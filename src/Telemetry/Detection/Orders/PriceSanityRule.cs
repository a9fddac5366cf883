using System.Globalization;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Orders;

/// <summary>
/// Orders without a price, at an absurd one, or in an instrument whose reference price is missing, zero, negative or
/// stale. A missing price is never replaced by a default.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
internal sealed class PriceSanityRule(SliceScan scan)
    : GaugeRule(scan, ScanGauge.BadPrices, 60 * MarketTime.NanosecondsPerSecond)
{
    /// <inheritdoc/>
    public override string Rule => "price-sanity";

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in ten seconds, the last because {finding.Verdict.Text}, " +
        $"{finding.AgainstCount()}.");

    /// <inheritdoc/>
    protected override Verdict Detail(in OrderEvent item, Verdict verdict) => verdict with
    {
        Text = Scan.LastFault switch
        {
            PriceFault.NoPrice => "it has no price",
            PriceFault.NoReference => "its instrument has no valid reference price",
            PriceFault.StaleReference => "its instrument's price has stood still for ten minutes",
            PriceFault.Absurd => "its price is ten times or a tenth of the market's",
            PriceFault.None => "nothing is wrong with it",
            _ => throw new InvalidOperationException($"{Scan.LastFault} is not a fault of a price."),
        },
    };
}
