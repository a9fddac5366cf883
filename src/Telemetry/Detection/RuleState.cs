using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Scan;

namespace Ops.Telemetry.Detection;

/// <summary>
/// What of a rule every tick touches, side by side with the other rules of its panel. Some forty rules of each server
/// are asked ten times a second, and nearly always nothing stands and nothing is reached: then nothing else of a rule
/// is read, and the rules of a fleet stay in the near caches.
/// </summary>
/// <param name="detector">The rule, of this panel alone.</param>
internal struct RuleState(Detector detector)
{
    private NoOpinion _noOpinion;
    private long _value;
    private bool _hasValue;

    /// <summary>The rule.</summary>
    public Detector Detector { get; } = detector;

    /// <summary>The measure that is all it judges at a tick; null when it has to be asked.</summary>
    public ScanGauge? Gauge { get; } = (detector as GaugeRule)?.Gauge;

    /// <summary>How it is set; null when it is off or does not watch whom the panel is for.</summary>
    public RuleSetting? Active { get; set; }

    /// <summary>From which value on it reaches something.</summary>
    public Threshold Threshold { get; set; } = Threshold.Unset;

    /// <summary>Whether nothing is remembered of what stood, and no instrument has a setting of its own.</summary>
    public bool IsCalm { get; set; } = true;

    /// <summary>The highest value since the start.</summary>
    public long Peak { get; private set; }

    /// <summary>The latest value; null when it said nothing.</summary>
    public readonly long? Value => _hasValue ? _value : null;

    /// <summary>Why the rule has no opinion; null when it has one.</summary>
    public readonly NoOpinion? NoOpinion => _noOpinion.Words is null ? null : _noOpinion;

    /// <summary>Takes what a tick brought where nothing stood and nothing of it reaches anything.</summary>
    /// <param name="verdicts">What the rule said.</param>
    /// <returns>Whether it was that; if not nothing was taken.</returns>
    public bool TakeCalm(VerdictList verdicts)
    {
        if (!IsCalm || verdicts.HasItems)
            return false;
        if (!verdicts.IsPlain)
        {
            Begin(verdicts);
            return true;
        }
        if (verdicts.NoOpinion.Words is not null || Threshold.IsReachedBy(verdicts.Plain))
            return false;
        TakeValue(verdicts.Plain);
        return true;
    }

    /// <summary>Takes the value of a measure where nothing stood, nothing is in sight and nothing is reached.</summary>
    /// <param name="gauge">The measure of a <see cref="GaugeRule"/>.</param>
    /// <returns>Whether it was that; if not nothing was taken, and the rule is to be asked.</returns>
    public bool TakeCalm(ref Gauge gauge)
    {
        if (!IsCalm || gauge.IsInSight || Threshold.IsReachedBy(gauge.SinceTick))
            return false;
        TakeValue(gauge.TakeSinceTick());
        return true;
    }

    /// <summary>Begins a tick: no value yet, and an opinion unless the rule said it has none.</summary>
    /// <param name="verdicts">What the rule said.</param>
    public void Begin(VerdictList verdicts) => (_hasValue, _noOpinion) = (false, verdicts.NoOpinion);

    /// <summary>Takes one value of a round.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isShown">Whether it is a figure of whom the panel is for, and not of an instrument alone.</param>
    public void Raise(long value, bool isShown)
    {
        Peak = Math.Max(Peak, value);
        if (isShown)
            (_hasValue, _value) = (true, _hasValue ? Math.Max(value, _value) : value);
    }

    /// <summary>Forgets value and opinion.</summary>
    public void Clear() => (_hasValue, _noOpinion) = (false, default);

    private void TakeValue(long value)
    {
        (_hasValue, _value, _noOpinion) = (true, value, default);
        if (value > Peak)
            Peak = value;
    }
}
