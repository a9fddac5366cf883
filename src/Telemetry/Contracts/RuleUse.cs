using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>A rule's value beside its limit at one tick, for a server or the fleet.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Server">The server; null for the fleet.</param>
/// <param name="Setting">How it is set.</param>
/// <param name="Value">The latest value, the worst where it speaks of instruments; null when it said nothing.</param>
/// <param name="NoOpinion">Why it has no right to an opinion; null when it has one.</param>
/// <param name="Acting">The action of the step that stands; null when none does.</param>
public readonly record struct RuleUse(
    string Rule, ServerId? Server, RuleSetting Setting, long? Value, string? NoOpinion, LimitAction? Acting)
{
    /// <summary>How much of the limit is used, in percent; null without a value. An unset limit is used up.</summary>
    public long? Percent => Value is not { } value ? null
        : Setting.Limit <= 0 ? 100
        : (long)Int128.Min(long.MaxValue, Int128.Max(0, (Int128)value * 100 / Setting.Limit));
}
