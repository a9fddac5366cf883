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
internal sealed class OrderRateLimit(SliceScan? scan = null) : IStreamDetector
{
    private Threshold _threshold = Threshold.Unset;

    /// <inheritdoc/>
    public string Rule => "order-rate";

    /// <inheritdoc/>
    public void Use(RuleSetting setting)
    {
        scan?[ScanGauge.OrdersInSecond].Use(GaugeRule.NamedFrom(setting));
        _threshold = Threshold.Of(setting);
    }

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts) =>
        verdicts.Add(measured.OrdersIn1s);

    /// <inheritdoc/>
    public void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        if (scan is null)
            return;
        ref readonly Gauge measure = ref scan[ScanGauge.OrdersInSecond];
        if (!_threshold.IsReachedBy(measure.Peak))
            return;
        ref readonly OrderEvent item = ref events[measure.At];
        verdicts.Add(new Verdict
        {
            Value = measure.Peak, Event = item.FeedSequence, EventAt = item.TimeNanoseconds,
            Order = item.OrderNumber,
            OrderSymbol = item.OrderNumber == 0 ? Verdict.NoSymbol : item.SymbolIndex,
        });
    }

    /// <inheritdoc/>
    public string Describe(in StandingFinding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Verdict.Value:#,0} orders in the last second, {finding.AgainstCount()}.");
}
