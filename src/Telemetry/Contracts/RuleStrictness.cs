namespace Ops.Telemetry.Contracts;

/// <summary>Whether one setting of a rule is looser than another.</summary>
public static class RuleStrictness
{
    /// <summary>Whether a setting is looser than the one before.</summary>
    /// <param name="before">The one in force; null when the rule does not watch.</param>
    /// <param name="after">The other.</param>
    /// <returns>True when anything about it is looser.</returns>
    public static bool Loosens(RuleSetting? before, RuleSetting? after)
    {
        if (before is null || after is null || before == after)
            return false;
        if (!before.Enabled && !after.Enabled)
            return false;
        // A rule leaves the shadow by two people too: from then on it acts.
        if (before.Enabled != after.Enabled ? !after.Enabled : before.Shadow != after.Shadow)
            return true;
        if (before.Enabled && (after.Sustain > before.Sustain || after.ResetAtPercent > before.ResetAtPercent))
            return true;
        return before.Enabled && Enum.GetValues<LimitAction>().Any(
            action => Threshold(after, action) > Threshold(before, action));
    }

    /// <summary>Whether a hard limit of a gate is looser than the one before.</summary>
    /// <param name="before">The one in force.</param>
    /// <param name="after">The other.</param>
    /// <returns>True when more passes.</returns>
    public static bool Loosens(GateLimit before, GateLimit after) =>
        after.IsSet && (!before.IsSet || after.Value > before.Value);

    // The value from which the rule does at least this much; beyond all values when it never does.
    private static Int128 Threshold(RuleSetting setting, LimitAction action)
    {
        foreach (RuleStep step in setting.Steps)
        {
            if (step.Action >= action)
                return (Int128)Math.Max(0, setting.Limit) * step.AtPercent;
        }
        return Int128.MaxValue;
    }
}
