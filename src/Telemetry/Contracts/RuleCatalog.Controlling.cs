using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <content>Rules about the controls themselves: they watch the fleet as a whole.</content>
public static partial class RuleCatalog
{
    private static IEnumerable<RuleDescriptor> Controlling() =>
    [
        Control("repeated-trips", "Repeated trips",
            "How often one rule tripped on one target in ten minutes.", "trips", 2,
            new RuleStep(100, LimitAction.Alarm)),
        // One is enough to warn: half of the limit is reached by the first.
        Control("reset-without-cause", "Reset without cause",
            "Releases of breakers in ten minutes without a named cause, or with the cause of an earlier one.",
            "releases", 1, new RuleStep(50, LimitAction.Alarm), new RuleStep(100, LimitAction.Alarm)),
        Control("limit-raised-in-use", "Limit raised in use",
            "Limits raised in ten minutes while more than 70 % of them was used.", "raises", 1,
            new RuleStep(50, LimitAction.Alarm), new RuleStep(100, LimitAction.Alarm)),
    ];

    private static RuleDescriptor Control(
        string code, string title, string measures, string unit, long limit, params ImmutableArray<RuleStep> steps) =>
        new(code, title, measures, unit, RuleFamily.Controls, Default: null,
            new RuleSetting { Rule = code, Limit = limit, Steps = steps });
}
