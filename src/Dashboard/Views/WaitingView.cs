using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>What a server costs while nobody acts, beside what a needless stop would cost.</summary>
/// <param name="Loss">Money a second with its interval, as a cost: negative where waiting gains.</param>
/// <param name="Flow">Shares and exposure a second.</param>
/// <param name="Needless">Cost of a needless stop.</param>
/// <param name="Tone">Loud when waiting a minute costs more than a needless stop, even at the low end.</param>
public sealed record WaitingView(string Loss, string Flow, string Needless, Tone Tone)
{
    private const int Minute = 60;
    private const long Settling = WaitingCosts.Recent * MarketTime.NanosecondsPerSecond;

    /// <summary>
    /// What is known of a server. The estimate is of what was seen in its last ten seconds: while those still hold what
    /// it did before a stop that is proven, it says nothing of what waiting costs now.
    /// </summary>
    /// <param name="fleet">What is measured.</param>
    /// <param name="server">The server.</param>
    /// <param name="control">What was ordered of it; null when not known.</param>
    /// <returns>The estimate; null while there is none.</returns>
    public static WaitingCost? CostOf(FleetSnapshot fleet, ServerId server, ServerControl? control) =>
        control is { State: FlowState.Halted, ProvenAt: { } proven } && fleet.At < proven.AddNanoseconds(Settling)
            ? null : fleet.Waiting.FirstOrDefault(cost => cost.Server == server);

    /// <summary>From an estimate.</summary>
    /// <param name="cost">The estimate; null when there is none.</param>
    /// <returns>The view; null without an estimate.</returns>
    public static WaitingView? From(WaitingCost? cost)
    {
        if (cost is null)
            return null;
        bool dear = cost.LossLow.Units > 0 && (cost.NeedlessStop is not { } stop
            || (Int128)cost.LossLow.Units * Minute > stop.Units);
        bool isNothing = cost is { LossPerSecond.Units: 0, LossLow.Units: 0, LossHigh.Units: 0 };
        return new WaitingView(
            isNothing ? "nothing"
                : $"{Format.Money(cost.LossPerSecond)}/s " +
                    $"({Format.Money(cost.LossLow)} to {Format.Money(cost.LossHigh)})",
            $"{Format.Count(cost.SharesPerSecond)} shares/s, {Format.Signed(cost.ExposurePerSecond)}/s of exposure",
            cost.NeedlessStop is { } needless ? Format.Money(needless) : "not known",
            dear ? Tone.Warning : Tone.Calm);
    }
}
