using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>How a scenario is run.</summary>
/// <param name="Mode">What the fleet on screen is.</param>
/// <param name="Preset">Name of the variant; null for the first, or for none when the scenario has none.</param>
/// <param name="Seed">The seed of all chance.</param>
public sealed record WorldOptions(FleetMode Mode, string? Preset, ulong Seed);
