using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>What a server costs while nobody acts, beside what a needless stop would cost.</summary>
/// <param name="Loss">Money a second with its interval.</param>
/// <param name="Flow">Shares and exposure a second.</param>
/// <param name="Needless">Cost of a needless stop.</param>
/// <param name="Tone">Loud when waiting a minute costs more than a needless stop, even at the low end.</param>
public sealed record WaitingView(string Loss, string Flow, string Needless, Tone Tone)
{
    private const int Minute = 60;

    /// <summary>From an estimate.</summary>
    /// <param name="cost">The estimate; null when there is none.</param>
    /// <returns>The view; null without an estimate.</returns>
    public static WaitingView? From(WaitingCost? cost)
    {
        if (cost is null)
            return null;
        bool dear = cost.LossLow.Units > 0 && (cost.NeedlessStop is not { } stop
            || (Int128)cost.LossLow.Units * Minute > stop.Units);
        return new WaitingView(
            $"{Format.Signed(-cost.LossPerSecond)}/s ({Format.Signed(-cost.LossHigh)} to " +
            $"{Format.Signed(-cost.LossLow)})",
            $"{Format.Count(cost.SharesPerSecond)} shares/s, {Format.Signed(cost.ExposurePerSecond)}/s of exposure",
            cost.NeedlessStop is { } needless ? Format.Money(needless) : "not known",
            dear ? Tone.Warning : Tone.Calm);
    }
}
