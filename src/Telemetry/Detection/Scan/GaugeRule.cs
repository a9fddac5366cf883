using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// A rule over one measure of <see cref="SliceScan"/>: it speaks on the slice that crossed and names the event. What it
/// found stays in sight for a while; between findings it shows the highest value since the last tick, for which its
/// panel need not ask it (<see cref="RuleState.TakeCalm(ref Gauge)"/>).
/// </summary>
/// <param name="scan">The look at the slice that the rules share.</param>
/// <param name="gauge">The measure.</param>
/// <param name="shown">How long a finding stays in sight after its last event, in nanoseconds of market time.</param>
internal abstract class GaugeRule(SliceScan scan, ScanGauge gauge, long shown) : StreamDetector
{
    private readonly Dictionary<int, (Verdict Found, long Until)> _ofInstruments = [];
    private Verdict _found = new() { Value = 0 };
    private long _foundUntil = long.MinValue;

    /// <inheritdoc/>
    public abstract override string Rule { get; }

    /// <summary>The look at the slice.</summary>
    protected SliceScan Scan => scan;

    /// <inheritdoc/>
    public override ScanGauge? Gauge => gauge;

    /// <inheritdoc/>
    public override void Use(RuleSetting setting) => scan[gauge].Use(NamedFrom(setting), Threshold.Of(setting));

    /// <inheritdoc/>
    public override void Use(IReadOnlyDictionary<int, RuleSetting> settings)
    {
        scan.Own.Use(gauge, settings);
        _ofInstruments.Clear();
    }

    /// <inheritdoc/>
    public override void Judge(in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        long now = measured.Now.Nanoseconds;
        long highest = scan[gauge].TakeSinceTick();
        if (now < _foundUntil && _found.Value >= highest)
            verdicts.Add(_found);
        else
            verdicts.Add(highest, topic: 0);
        if (_ofInstruments.Count > 0)
            Show(now, verdicts);
        scan[gauge].IsInSight = now < _foundUntil || _ofInstruments.Count > 0;
    }

    /// <inheritdoc/>
    public override void Inspect(
        ReadOnlySpan<OrderEvent> events, in Measurement measured, RuleSetting setting, VerdictList verdicts)
    {
        ref readonly Gauge measure = ref scan[gauge];
        if (measure.IsReached)
        {
            ref readonly OrderEvent item = ref events[measure.At];
            Verdict verdict = Named(item, measure.Peak) with { Topic = 0 };
            if (item.TimeNanoseconds >= _foundUntil || verdict.Value >= _found.Value)
                _found = verdict;
            _foundUntil = item.TimeNanoseconds + shown;
            scan[gauge].IsInSight = true;
            verdicts.Add(verdict);
        }
        foreach (ref readonly OwnGauge own in scan.Own.Gauges)
        {
            if (own.Of == gauge && own.Gauge.IsReached)
                TakeOwn(events[own.Gauge.At], own.Gauge.Peak, verdicts);
        }
    }

    /// <inheritdoc/>
    public abstract override string Describe(in StandingFinding finding);

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

    private Verdict Named(in OrderEvent item, long value) => Detail(item, new Verdict
    {
        Value = value, Symbol = item.SymbolIndex, Parent = item.ParentNumber, Event = item.FeedSequence,
        EventAt = item.TimeNanoseconds,
    });

    private void TakeOwn(in OrderEvent item, long value, VerdictList verdicts)
    {
        Verdict verdict = Named(item, value);
        bool isHighest = !_ofInstruments.TryGetValue(item.SymbolIndex, out (Verdict Found, long Until) before)
            || item.TimeNanoseconds >= before.Until || value >= before.Found.Value;
        scan[gauge].IsInSight = true;
        _ofInstruments[item.SymbolIndex] = (isHighest ? verdict : before.Found, item.TimeNanoseconds + shown);
        verdicts.Add(verdict);
    }

    private void Show(long now, VerdictList verdicts)
    {
        foreach ((int symbol, (Verdict found, long until)) in _ofInstruments)
        {
            if (now < until)
                verdicts.Add(found);
            else
                _ofInstruments.Remove(symbol); // a dictionary may be thinned out while it is read
        }
    }
}
