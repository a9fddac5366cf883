using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What the world is doing.</summary>
/// <param name="Mode">Standing fleet or training.</param>
/// <param name="ScenarioId">The scenario that runs.</param>
/// <param name="Title">Its title.</param>
/// <param name="Preset">Its preset; null for none.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Now">Market time.</param>
/// <param name="Frozen">Whether the market clock stands.</param>
/// <param name="Speed">How fast it runs when it does, 1 to 60.</param>
/// <param name="Over">Whether the session's end was reached.</param>
public sealed record TrainingState(
    FleetMode Mode, string ScenarioId, string Title, string? Preset, ulong Seed, MarketTime Now, bool Frozen, int Speed,
    bool Over)
{
    /// <summary>
    /// Counts the worlds of this process from 1: part of a row's identity, so that a button names one world's server.
    /// </summary>
    public long Epoch { get; init; }

    /// <summary>The session that is being prepared, this one or the next; null when none is.</summary>
    public SessionPreparation? Preparing { get; init; }
}
