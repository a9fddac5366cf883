using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// Moves a restart that two people approved through its stages. A command handle: it opens further, and only what was
/// released. Whoever holds it has looked at the facts.
/// </summary>
public interface IRampControl
{
    /// <summary>Says until when the stage lasts and what it waits for. Changes no gate.</summary>
    /// <param name="ramp">The ramp's hold.</param>
    /// <param name="ends">When the stage ends.</param>
    /// <param name="waiting">What it waits for; null for the time alone.</param>
    void Show(HoldId ramp, MarketTime ends, string? waiting);

    /// <summary>Moves to the next stage. Nothing happens in the last one, or when the ramp is over.</summary>
    /// <param name="ramp">The ramp's hold.</param>
    /// <param name="now">Market time.</param>
    void Advance(HoldId ramp, MarketTime now);

    /// <summary>
    /// Ends a ramp: on disk first, then its hold is off the gates. When the disk fails it stands, as it is.
    /// </summary>
    /// <param name="ramp">The ramp's hold.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="why">Why, in a sentence.</param>
    /// <returns>Whether it is over.</returns>
    ValueTask<bool> EndAsync(HoldId ramp, RampEnd end, string why);
}
