using Ops.Simulator;

namespace Ops.Dashboard.Components.Training;

/// <summary>What to start.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Preset">Name of the preset; null for the default.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Difficulty">How far it departs from its file, drawn from the seed.</param>
public sealed record SessionChoice(
    string Scenario, string? Preset, ulong Seed, Difficulty Difficulty = Difficulty.AsWritten);
