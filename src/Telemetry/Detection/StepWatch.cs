using System.Runtime.CompilerServices;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>
/// The ladder of one rule over one value: which step stands. Pure: the next state follows from the last one, the value,
/// the setting and the time. A step stands when its threshold was reached for the setting's sustain without a pause,
/// and falls when the value is below the setting's share of that threshold.
/// </summary>
internal struct StepWatch
{
    /// <summary>Stands for no step.</summary>
    public const int None = -1;

    /// <summary>Most steps of a ladder: one for each action.</summary>
    public const int MostSteps = 6;

    private Times _reachedAt;
    private int _reached; // bit per step
    private int _standing = None;

    /// <summary>A watch that has seen nothing.</summary>
    public StepWatch()
    {
    }

    /// <summary>The highest step that stands, or <see cref="None"/>.</summary>
    public readonly int Standing => _standing;

    /// <summary>Whether some step is reached, sustained or not.</summary>
    public readonly bool IsCalm => _reached == 0;

    /// <summary>Takes a value.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="setting">The rule's setting.</param>
    /// <param name="now">Market time.</param>
    /// <returns>The highest step that stands now, or <see cref="None"/>.</returns>
    public int Advance(long value, RuleSetting setting, MarketTime now)
    {
        int standing = None;
        for (int i = 0; i < setting.Steps.Length && i < MostSteps; i++)
        {
            bool was = (_reached & (1 << i)) != 0;
            bool holds = was && IsAtLeast(value, setting.Limit, setting.Steps[i].AtPercent, setting.ResetAtPercent);
            if (!holds && !IsReached(value, setting.Limit, setting.Steps[i].AtPercent))
            {
                _reached &= ~(1 << i);
                continue;
            }
            if (!was)
            {
                _reached |= 1 << i;
                _reachedAt[i] = now.Nanoseconds;
            }
            if (now.Nanoseconds - _reachedAt[i] >= setting.Sustain.Ticks * 100)
                standing = i;
        }
        return _standing = standing;
    }

    /// <summary>Whether a value has reached a step: passed it from 100 % on, met it below.</summary>
    /// <param name="value">What was measured.</param>
    /// <param name="limit">The limit; 0 is unset, and anything measured is over it.</param>
    /// <param name="atPercent">The step's share of the limit.</param>
    /// <returns>Whether it is reached.</returns>
    public static bool IsReached(long value, long limit, int atPercent)
    {
        if (value <= 0)
            return false;
        Int128 scaled = (Int128)value * 100;
        Int128 threshold = (Int128)Math.Max(0, limit) * atPercent;
        return atPercent >= 100 ? scaled > threshold : scaled >= threshold;
    }

    private static bool IsAtLeast(long value, long limit, int atPercent, int resetAtPercent) =>
        value > 0 && (Int128)value * 10_000 >= (Int128)Math.Max(0, limit) * atPercent * resetAtPercent;

    [InlineArray(MostSteps)]
    private struct Times
    {
        private long _first;
    }
}
