using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// What a server costs as long as nobody does anything about it, per second of market time, from what was observed of
/// it in the last half minute; beside it what stopping it for nothing would cost.
/// </summary>
/// <param name="Server">The server.</param>
/// <param name="SharesPerSecond">Shares it executes.</param>
/// <param name="ExposurePerSecond">Entered exposure it adds; negative while it gets less.</param>
/// <param name="LossPerSecond">Money it loses, by the mean of the last ten seconds; negative while it
/// gains.</param>
/// <param name="LossLow">Lower end of the 80 % interval of its mean loss a second over the next ten seconds.</param>
/// <param name="LossHigh">Upper end.</param>
/// <param name="NeedlessStop">Estimate of what a stop costs that was not needed: what its usual flow would trade until
/// it flows in full again, at <see cref="NeedlessBps"/>; null when nothing is known of its orders.</param>
public sealed record WaitingCost(
    ServerId Server, long SharesPerSecond, Money ExposurePerSecond, Money LossPerSecond, Money LossLow, Money LossHigh,
    Money? NeedlessStop)
{
    /// <summary>
    /// How long a needless stop keeps flow away, in seconds: five minutes to find out and to release, two of restart.
    /// </summary>
    public const int NeedlessStopSeconds = 420;

    /// <summary>What trading later costs, in hundredths of a percent of the value: an assumption.</summary>
    public const int NeedlessBps = 2;
}
