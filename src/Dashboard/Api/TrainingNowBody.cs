using Ops.Simulator;

namespace Ops.Dashboard.Api;

/// <summary>What runs now.</summary>
/// <param name="Mode">Live or Training.</param>
/// <param name="Scenario">Its scenario.</param>
/// <param name="Title">Its title.</param>
/// <param name="Preset">Its preset; null for none.</param>
/// <param name="Seed">Its seed, as text because it may have 64 bits.</param>
/// <param name="Epoch">The world, counted by this process from 1.</param>
/// <param name="MarketTime">Market time.</param>
/// <param name="Frozen">Whether the market clock stands.</param>
/// <param name="Speed">How fast it runs.</param>
/// <param name="Over">Whether the session's end was reached.</param>
/// <param name="Preparing">Scenario that is being prepared; null for none.</param>
/// <param name="PreparedTo">Market time it has reached; null for none.</param>
internal sealed record TrainingNowBody(
    string Mode, string Scenario, string Title, string? Preset, string Seed, long Epoch, string MarketTime,
    bool Frozen, decimal Speed,
    bool Over, string? Preparing, string? PreparedTo)
{
    /// <summary>From a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The body.</returns>
    public static TrainingNowBody From(TrainingState state) => new(
        state.Mode.ToString(), state.ScenarioId, state.Title, state.Preset, state.Seed.ToString(), state.Epoch,
        state.Now.ToString(),
        state.Frozen, state.Speed.Factor, state.Over, state.Preparing?.ScenarioId, state.Preparing?.At.ToString());
}
