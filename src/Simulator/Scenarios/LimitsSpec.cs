using System.Collections.Immutable;
using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Scenarios;

/// <summary>Rules a scenario sets; what it says nothing of is as configured.</summary>
/// <param name="Items">Each with whom it is for, in the order of the file.</param>
public sealed record LimitsSpec(ImmutableArray<LimitsSpec.Item> Items)
{
    /// <summary>The rules with what the scenario says.</summary>
    /// <param name="limits">The scenario's limits; null when it says nothing.</param>
    /// <param name="rules">The rules as configured.</param>
    /// <returns>The rules of the session.</returns>
    public static RuleBook Over(LimitsSpec? limits, RuleBook rules)
    {
        foreach (Item item in limits?.Items ?? [])
            rules = rules.With(item.Scope, item.Rule, item.Patch);
        return rules;
    }

    /// <summary>One rule for somebody.</summary>
    /// <param name="Scope">For whom.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="Patch">What is said.</param>
    public sealed record Item(RuleScope Scope, string Rule, RulePatch Patch);
}
