using System.Globalization;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// New orders in one second against their limit: at ticks from the windows, and between them in the sliding second at
/// every order, so that the order which crossed can be named.
/// </summary>
/// <param name="scan">The look at the slice that the rules share; null where only ticks are judged.</param>
internal sealed class OrderRateLimit(SliceScan? scan = null) : StreamDetector
{
    /// <inheritdoc/>
    public override string Rule => "order-rate";

    /// <inheritdoc/>
    public override ScanGauge? Gauge => ScanGauge.OrdersInSecond;

    /// <inheritdoc/>
    public override void Use(RuleSetting setting) =>
        scan?[ScanGauge.OrdersInSecond].Use(GaugeRule.NamedFrom(setting), Threshold.Of(setting));

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(measured.OrdersIn1s);

    /// <inheritdoc/>
    public override void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (scan is null)
            return;
        ref readonly Gauge measure = ref scan[ScanGauge.OrdersInSecond];
        ref readonly OrderEvent item = ref events[measure.At];
        verdicts.Add(new Verdict
        {
            Value = measure.Peak, Event = item.FeedSequence, EventAt = item.TimeNanoseconds,
            Order = item.OrderNumber,
            OrderSymbol = item.OrderNumber == 0 ? Verdict.NoSymbol : item.SymbolIndex,
        });
    }

    /// <inheritdoc/>
    public override string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(finding.Verdict.Value, "order")} in the last second, {finding.AgainstCount()}.");
}
