using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Control;

/// <summary>The answer of the transition list to one stage and event.</summary>
/// <param name="Next">The stage after it; the same as before when refused.</param>
/// <param name="Severs">Whether the gate must be cut from the venue.</param>
/// <param name="Restores">Whether a severed gate must be mended.</param>
/// <param name="Refusal">Why the pair is impossible, as a sentence; null when it is on the list.</param>
internal readonly record struct FlowTransition(KillStage Next, bool Severs, bool Restores, string? Refusal)
{
    /// <summary>A listed pair.</summary>
    /// <param name="next">The stage after it.</param>
    /// <param name="severs">Whether the gate must be cut.</param>
    /// <param name="restores">Whether it must be mended.</param>
    /// <returns>The transition.</returns>
    public static FlowTransition To(KillStage next, bool severs = false, bool restores = false) =>
        new(next, severs, restores, Refusal: null);

    /// <summary>An impossible pair.</summary>
    /// <param name="stage">The stage, which stays.</param>
    /// <param name="why">Why, as a sentence.</param>
    /// <returns>The refusal.</returns>
    public static FlowTransition Refuse(KillStage stage, string why) => new(stage, Severs: false, Restores: false, why);
}
