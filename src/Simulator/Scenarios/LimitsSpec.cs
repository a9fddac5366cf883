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
        if (limits is null)
            return rules;
        foreach (Item item in limits.Items.SelectMany(Following).Concat(limits.Items))
            rules = rules.With(item.Scope, item.Rule, item.Patch);
        return rules;
    }

    /// <summary>
    /// What follows from an item for rules that the scenario leaves out: limits in money make sense in the currency
    /// they were set in, so a scenario that sets its exposure in yen does not keep a gross exposure in dollars.
    /// </summary>
    private static IEnumerable<Item> Following(Item item) => item switch
    {
        { Rule: "entered-exposure", Patch.Limit: { } limit } =>
        [
            item with { Rule = "gross-exposure" }, item with { Rule = "net-exposure" },
            .. OneOrder(item.Scope, limit),
        ],
        { Rule: "loss", Patch.Limit: not null } => [item with { Rule = "drawdown" }],
        _ => [],
    };

    private static Item[] OneOrder(RuleScope scope, long limit) => scope.Kind == RuleScopeKind.FleetTotal
        ? [] : [new Item(scope, "order-notional", new RulePatch { Limit = Math.Max(1, limit / 2) })];

    /// <summary>One rule for somebody.</summary>
    /// <param name="Scope">For whom.</param>
    /// <param name="Rule">The rule.</param>
    /// <param name="Patch">What is said.</param>
    public sealed record Item(RuleScope Scope, string Rule, RulePatch Patch);
}
