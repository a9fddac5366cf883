using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>How one rule is set for whoever it watches. What it measures is in <see cref="RuleCatalog"/>.</summary>
public sealed record RuleSetting
{
    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>
    /// What the measured value is held against, in the rule's unit: money in its units, else a count. 0 is unset, and
    /// an unset limit fails closed: whatever is measured is over it.
    /// </summary>
    public required long Limit { get; init; }

    /// <summary>The ladder, rising in percent and in action; never empty.</summary>
    public required ImmutableArray<RuleStep> Steps { get; init; }

    /// <summary>How long, in market time, a step must be reached without a pause before it acts.</summary>
    public TimeSpan Sustain { get; init; }

    /// <summary>
    /// Share of a step's own threshold below which it is left again, 1 to 100: without it a value at the threshold
    /// chatters.
    /// </summary>
    public int ResetAtPercent { get; init; } = 90;

    /// <summary>Whether it only records what it would have done.</summary>
    public bool Shadow { get; init; }

    /// <summary>Whether it judges at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The strongest action of the ladder that the limit itself is wired to: the last step up to 100
    /// %.</summary>
    public LimitAction ActionAtLimit
    {
        get
        {
            LimitAction action = LimitAction.Alarm;
            foreach (RuleStep step in Steps)
            {
                if (step.AtPercent <= 100)
                    action = step.Action;
            }
            return action;
        }
    }

    /// <summary>Share of the limit from which anything shows: the first step.</summary>
    public int WarnAtPercent => Steps[0].AtPercent;

    /// <summary>The same rule where no breaker acts: every step only alarms, and whoever shows it says so.</summary>
    /// <returns>The setting with every action <see cref="LimitAction.Alarm"/>.</returns>
    public RuleSetting AlarmOnly() => this with
    {
        Steps = [.. Steps.Select(static step => step with { Action = LimitAction.Alarm })],
    };

    /// <summary>A ladder of two steps: a warning, then an action at the limit.</summary>
    /// <param name="warnAtPercent">Share from which it warns.</param>
    /// <param name="action">What passing the limit does.</param>
    /// <returns>The steps.</returns>
    public static ImmutableArray<RuleStep> WarnThen(int warnAtPercent, LimitAction action) =>
        warnAtPercent >= 100
            ? [new RuleStep(100, action)]
            : [new RuleStep(warnAtPercent, LimitAction.Alarm), new RuleStep(100, action)];

    /// <inheritdoc/>
    /// <remarks>Two settings with the same ladder are equal.</remarks>
    public bool Equals(RuleSetting? other) =>
        other is not null && Rule == other.Rule && Limit == other.Limit && Sustain == other.Sustain
        && ResetAtPercent == other.ResetAtPercent && Shadow == other.Shadow && Enabled == other.Enabled
        && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Limit, Sustain, ResetAtPercent, Shadow, Enabled);
}
