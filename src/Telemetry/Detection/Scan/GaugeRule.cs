using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// A rule over one measure of <see cref="SliceScan"/>: it speaks on the slice that crossed and names the event. What it
/// found stays in sight for a while; between findings it shows the highest value since the last tick.
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
/// <param name="gauge">The measure.</param>
/// <param name="shown">How long a finding stays in sight after its last event, in nanoseconds of market time.</param>
internal abstract class GaugeRule(SliceScan scan, ScanGauge gauge, long shown) : IStreamDetector
{
    private Verdict _found = new() { Value = 0 };
    private long _foundUntil = long.MinValue;
    private long _sinceTick;
    private Threshold _threshold = Threshold.Unset;

    /// <inheritdoc/>
    public abstract string Rule { get; }

    /// <summary>The look at the slice.</summary>
    protected SliceScan Scan => scan;

    /// <inheritdoc/>
    public void Use(RuleSetting setting)
    {
        scan[gauge].Use(NamedFrom(setting));
        _threshold = Threshold.Of(setting);
    }

    /// <inheritdoc/>
    public void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        bool isShown = measured.Now.Nanoseconds < _foundUntil && _found.Value >= _sinceTick;
        if (isShown)
            verdicts.Add(_found);
        else
            verdicts.Add(ValueAt(measured.Now, _sinceTick), topic: 0);
        _sinceTick = 0;
    }

    /// <inheritdoc/>
    public void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        ref readonly Gauge measure = ref scan[gauge];
        _sinceTick = Math.Max(_sinceTick, measure.Peak);
        if (!_threshold.IsReachedBy(measure.Peak))
            return;
        ref readonly OrderEvent item = ref events[measure.At];
        Verdict verdict = Detail(item, new Verdict
        {
            Value = measure.Peak, Topic = 0, Symbol = item.SymbolIndex, Parent = item.ParentNumber,
            Event = item.FeedSequence, EventAt = item.TimeNanoseconds,
        });
        if (item.TimeNanoseconds >= _foundUntil || verdict.Value >= _found.Value)
            _found = verdict;
        _foundUntil = item.TimeNanoseconds + shown;
        verdicts.Add(verdict);
    }

    /// <inheritdoc/>
    public abstract string Describe(in StandingFinding finding);

    /// <summary>The value whose crossing names the event: where the ladder first stops something, else the
    /// limit.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The value.</returns>
    public static long NamedFrom(RuleSetting setting)
    {
        foreach (RuleStep step in setting.Steps)
        {
            if (step.Action > LimitAction.Alarm)
                return (long)Int128.Min(long.MaxValue, (Int128)setting.Limit * step.AtPercent / 100);
        }
        return setting.Limit;
    }

    /// <summary>Adds what the sentence needs beside the value.</summary>
    /// <param name="item">The event.</param>
    /// <param name="verdict">The verdict so far.</param>
    /// <returns>The verdict.</returns>
    protected virtual Verdict Detail(in OrderEvent item, Verdict verdict) => verdict;

    /// <summary>The value at a tick when nothing was found.</summary>
    /// <param name="now">The tick.</param>
    /// <param name="sinceTick">The highest value since the tick before.</param>
    /// <returns>The value.</returns>
    protected virtual long ValueAt(MarketTime now, long sinceTick) => sinceTick;
}
