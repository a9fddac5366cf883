using System.Collections.Frozen;
using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Every rule there is, in the order in which they are shown.</summary>
public static partial class RuleCatalog
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<RuleDescriptor> All { get; } =
    [
        .. Conserved(), .. OfOrders(), .. OfAnswers(), .. Limited(), .. OfStakes(), .. OfFlow(), .. OfMessages(),
        .. OfFeeds(), .. OfControls(), .. Controlling(), .. ParityRules.All,
        .. ReconciliationRules.All,
    ];

    private static readonly FrozenDictionary<string, RuleDescriptor> s_byCode =
        All.ToFrozenDictionary(static rule => rule.Code);

    /// <summary>Finds a rule.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The rule, or null when there is none.</returns>
    public static RuleDescriptor? Find(string code) => s_byCode.GetValueOrDefault(code);

    private static IEnumerable<RuleDescriptor> Limited() =>
    [
        // Knight had a $2 million exposure threshold that was wired to nothing; this one blocks.
        new("entered-exposure", "Entered exposure", "Open plus filled exposure: orders count when they are entered.",
            "$", RuleFamily.Exposure,
            Dollars("entered-exposure", 2_000_000, LimitAction.Block),
            Dollars("entered-exposure", 16_000_000, LimitAction.Alarm)),
        new("loss-slope", "Loss per second", "Loss per second over ten seconds.", "$/s", RuleFamily.Loss,
            Dollars("loss-slope", 5_000, LimitAction.Alarm), Dollars("loss-slope", 20_000, LimitAction.Alarm)),
        new("loss", "Loss", "Loss since the start.", "$", RuleFamily.Loss,
            Dollars("loss", 250_000, LimitAction.Block), Dollars("loss", 1_000_000, LimitAction.Alarm)),
        new("order-rate", "Order rate", "New orders in the last second.", "orders/s", RuleFamily.Flow,
            Count("order-rate", 500, LimitAction.Alarm), Count("order-rate", 4_000, LimitAction.Alarm)),
        new("order-rate-history", "Order rate against own history",
            "New orders in ten seconds against the server's own preceding minutes, in percent of the median.", "%",
            RuleFamily.Flow, Percent("order-rate-history", 1_000, 40, LimitAction.Alarm),
            Percent("order-rate-history", 1_000, 40, LimitAction.Alarm)),
    ];

    private static RuleSetting Dollars(string rule, long dollars, LimitAction action) =>
        Set(rule, Money.FromDollars(dollars).Units, 70, action);

    private static RuleSetting Count(string rule, long count, LimitAction action) => Set(rule, count, 70, action);

    private static RuleSetting Percent(string rule, long percent, int warnAt, LimitAction action) =>
        Set(rule, percent, warnAt, action);

    private static RuleSetting Set(string rule, long limit, int warnAt, LimitAction action) =>
        new() { Rule = rule, Limit = limit, Steps = RuleSetting.WarnThen(warnAt, action) };
}
