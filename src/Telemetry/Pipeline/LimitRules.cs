using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Pipeline;

/// <summary>Turns the four limits of a fleet and its servers into settings of their rules.</summary>
internal static class LimitRules
{
    /// <summary>The book of rules that options stand for.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The book.</returns>
    public static RuleBook Of(PipelineOptions options)
    {
        RuleBook book = Set(RuleBook.Standard, RuleScope.EachServer, options.PerServer)
            .With(RuleScope.EachServer, RuleCatalog.Find("order-notional")!.Default! with
            {
                Limit = options.PerServer.EnteredExposure.Units / 2,
            });
        return Set(book, RuleScope.FleetTotal, options.Fleet).WithBreakers(options.Breakers);
    }

    private static RuleBook Set(RuleBook book, RuleScope scope, ServerLimits limits) => book
        .With(scope, Setting("order-rate", limits.OrdersPerSecond, limits.WarnAtPercent, limits.OrdersPerSecondAction))
        .With(scope, Setting(
            "entered-exposure", limits.EnteredExposure.Units, limits.WarnAtPercent, limits.EnteredExposureAction))
        .With(scope, Setting(
            "loss-slope", limits.LossPerSecond.Units, limits.WarnAtPercent, limits.LossPerSecondAction))
        .With(scope, Setting("loss", limits.Loss.Units, limits.WarnAtPercent, limits.LossAction))
        // What is not set of its own follows from what is: money limits make sense in the currency they were set in.
        .With(scope, Setting(
            "gross-exposure", limits.EnteredExposure.Units, limits.WarnAtPercent, limits.EnteredExposureAction))
        .With(scope, Setting(
            "net-exposure", limits.EnteredExposure.Units, limits.WarnAtPercent, limits.EnteredExposureAction))
        .With(scope, Setting("drawdown", limits.Loss.Units, limits.WarnAtPercent, limits.LossAction));

    private static RuleSetting Setting(string rule, long limit, int warnAt, LimitAction action) => new()
    {
        Rule = rule, Limit = limit, Steps = RuleSetting.WarnThen(warnAt, action), ResetAtPercent = 100,
    };
}
