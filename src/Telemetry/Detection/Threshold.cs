using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Detection;

/// <summary>
/// The least value that reaches the first step of a setting: below it there is nothing to say. Learnt when a rule is
/// set, because it is asked of every slice of events.
/// </summary>
/// <param name="From">The value.</param>
internal readonly record struct Threshold(long From)
{
    /// <summary>Of a rule nobody has set yet: whatever is measured reaches it.</summary>
    public static Threshold Unset => new(1);

    /// <summary>Of a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The threshold, at least 1.</returns>
    public static Threshold Of(RuleSetting setting)
    {
        Int128 threshold = (Int128)Math.Max(0, setting.Limit) * setting.WarnAtPercent;
        Int128 from = setting.WarnAtPercent >= 100 ? (threshold / 100) + 1 : (threshold + 99) / 100;
        return new Threshold((long)Int128.Clamp(from, 1, long.MaxValue));
    }

    /// <summary>Whether a value reaches it.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether.</returns>
    public bool IsReachedBy(long value) => value >= From;
}
