using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>What somebody says about a rule's setting; what is null stays as it was.</summary>
public sealed record RulePatch
{
    /// <summary>The limit in the rule's unit: money in its units, else a count.</summary>
    public long? Limit { get; init; }

    /// <summary>The whole ladder.</summary>
    public ImmutableArray<RuleStep>? Steps { get; init; }

    /// <summary>How long, in market time, a step must be reached before it acts.</summary>
    public TimeSpan? Sustain { get; init; }

    /// <summary>Share of a step's threshold below which it is left again.</summary>
    public int? ResetAtPercent { get; init; }

    /// <summary>Whether it only records.</summary>
    public bool? Shadow { get; init; }

    /// <summary>Whether it judges at all.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => this == new RulePatch();

    /// <summary>The setting with what is said here.</summary>
    /// <param name="setting">The setting.</param>
    /// <returns>The changed one.</returns>
    public RuleSetting Apply(RuleSetting setting) => setting with
    {
        Limit = Limit ?? setting.Limit,
        Steps = Steps ?? setting.Steps,
        Sustain = Sustain ?? setting.Sustain,
        ResetAtPercent = ResetAtPercent ?? setting.ResetAtPercent,
        Shadow = Shadow ?? setting.Shadow,
        Enabled = Enabled ?? setting.Enabled,
    };
}
