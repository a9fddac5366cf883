using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>Limits with what each is wired to. Money in dollars.</summary>
/// <param name="OrdersPerSecond">Orders sent in one second.</param>
/// <param name="OrdersPerSecondAction">A <see cref="LimitAction"/>.</param>
/// <param name="EnteredExposure">Open plus filled exposure.</param>
/// <param name="EnteredExposureAction">A <see cref="LimitAction"/>.</param>
/// <param name="LossPerSecond">Loss per second, positive.</param>
/// <param name="LossPerSecondAction">A <see cref="LimitAction"/>.</param>
/// <param name="Loss">Loss, positive.</param>
/// <param name="LossAction">A <see cref="LimitAction"/>.</param>
/// <param name="WarnAtPercent">Share of a limit from which a warning is shown.</param>
internal sealed record LimitsBody(
    int OrdersPerSecond, string OrdersPerSecondAction, decimal EnteredExposure, string EnteredExposureAction,
    decimal LossPerSecond, string LossPerSecondAction, decimal Loss, string LossAction, int WarnAtPercent)
{
    /// <summary>From limits.</summary>
    /// <param name="limits">The limits.</param>
    /// <returns>The body.</returns>
    public static LimitsBody From(ServerLimits limits) => new(
        limits.OrdersPerSecond, limits.OrdersPerSecondAction.ToString(), limits.EnteredExposure.Dollars,
        limits.EnteredExposureAction.ToString(), limits.LossPerSecond.Dollars, limits.LossPerSecondAction.ToString(),
        limits.Loss.Dollars, limits.LossAction.ToString(), limits.WarnAtPercent);
}
