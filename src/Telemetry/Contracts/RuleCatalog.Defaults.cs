namespace Ops.Telemetry.Contracts;

/// <content>How a default is written.</content>
public static partial class RuleCatalog
{
    private static RuleDescriptor ForServers(
        string code, string title, string measures, string unit, RuleFamily family, RuleSetting setting) =>
        new(code, title, measures, unit, family, setting, FleetDefault: null);

    private static RuleDescriptor ForOrders(
        string code, string title, string measures, string unit, RuleSetting setting) =>
        ForServers(code, title, measures, unit, RuleFamily.Order, setting) with { IsOfInstrument = true };

    private static RuleDescriptor ForTheFleet(
        string code, string title, string measures, string unit, RuleFamily family, RuleSetting setting) =>
        new(code, title, measures, unit, family, Default: null, setting);

    private static RuleSetting Ladder(string rule, long limit, params (int AtPercent, LimitAction Action)[] steps) =>
        new()
        {
            Rule = rule, Limit = limit,
            Steps = [.. steps.Select(static step => new RuleStep(step.AtPercent, step.Action))],
        };

    private static RuleSetting Sustained(RuleSetting setting, double seconds) =>
        setting with { Sustain = TimeSpan.FromSeconds(seconds) };
}
