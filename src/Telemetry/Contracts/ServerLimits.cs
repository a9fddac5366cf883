using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Limits of one server or of the fleet, each with what it is wired to.</summary>
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
    /// <summary>The same limits where no breaker acts: each only alarms, and whoever shows them says so.</summary>
    /// <returns>The limits with every action <see cref="LimitAction.Alarm"/>.</returns>
    public ServerLimits AlarmOnly() => this with
    {
        OrdersPerSecondAction = LimitAction.Alarm,
        EnteredExposureAction = LimitAction.Alarm,
        LossPerSecondAction = LimitAction.Alarm,
        LossAction = LimitAction.Alarm,
    };
}
