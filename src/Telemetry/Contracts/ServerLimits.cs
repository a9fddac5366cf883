using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The four limits of a tile, each with what it is wired to: a projection of the rules in force.</summary>
/// <param name="OrdersPerSecond">Orders sent in one second.</param>
/// <param name="OrdersPerSecondAction">What crossing it does: alarm or block.</param>
/// <param name="EnteredExposure">Open plus filled exposure.</param>
/// <param name="EnteredExposureAction">What crossing it does.</param>
/// <param name="LossPerSecond">Loss per second over 10 seconds, positive.</param>
/// <param name="LossPerSecondAction">What crossing it does.</param>
/// <param name="Loss">Loss since the start, positive.</param>
/// <param name="LossAction">What crossing it does.</param>
/// <param name="WarnAtPercent">Share of a limit from which a warning is shown.</param>
public sealed record ServerLimits(
    int OrdersPerSecond, LimitAction OrdersPerSecondAction, Money EnteredExposure, LimitAction EnteredExposureAction,
    Money LossPerSecond, LimitAction LossPerSecondAction, Money Loss, LimitAction LossAction, int WarnAtPercent)
{
    /// <summary>The four limits that tiles show, as the rules in force have them.</summary>
    /// <param name="setting">Finds a rule's setting; null for a rule that does not watch whom it is about.</param>
    /// <returns>The limits.</returns>
    public static ServerLimits Of(Func<string, RuleSetting?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        RuleSetting rate = Get(setting, "order-rate");
        RuleSetting exposure = Get(setting, "entered-exposure");
        RuleSetting slope = Get(setting, "loss-slope");
        RuleSetting loss = Get(setting, "loss");
        return new ServerLimits(
            (int)Math.Min(rate.Limit, int.MaxValue), rate.ActionAtLimit,
            new Money(exposure.Limit), exposure.ActionAtLimit, new Money(slope.Limit), slope.ActionAtLimit,
            new Money(loss.Limit), loss.ActionAtLimit, exposure.WarnAtPercent);
    }

    private static RuleSetting Get(Func<string, RuleSetting?> setting, string rule) =>
        setting(rule) ?? throw new InvalidOperationException($"The rule {rule} watches everybody.");
}
