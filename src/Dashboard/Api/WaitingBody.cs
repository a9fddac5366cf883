using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What a server costs while nobody acts. Money in dollars, per second of market time.</summary>
/// <param name="SharesPerSecond">Shares it executes.</param>
/// <param name="ExposurePerSecond">Entered exposure it adds.</param>
/// <param name="LossPerSecond">Money it loses; negative while it gains.</param>
/// <param name="LossLow">Lower end of the 80 % interval over the next ten seconds.</param>
/// <param name="LossHigh">Upper end.</param>
/// <param name="NeedlessStop">Estimated cost of a stop that was not needed; null when it is not known.</param>
internal sealed record WaitingBody(
    long SharesPerSecond, decimal ExposurePerSecond, decimal LossPerSecond, decimal LossLow, decimal LossHigh,
    decimal? NeedlessStop)
{
    /// <summary>From an estimate.</summary>
    /// <param name="cost">The estimate; null when there is none.</param>
    /// <returns>The body; null without an estimate.</returns>
    public static WaitingBody? From(WaitingCost? cost) => cost is null ? null : new WaitingBody(
        cost.SharesPerSecond, cost.ExposurePerSecond.Dollars, cost.LossPerSecond.Dollars, cost.LossLow.Dollars,
        cost.LossHigh.Dollars, cost.NeedlessStop?.Dollars);
}
