using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>How a scenario is run without a screen.</summary>
/// <param name="Preset">Name of the variant; null for the first.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Until">Where to end; null for the scenario's own end.</param>
/// <param name="Breakers">Whether limits wired to block halt.</param>
internal sealed record RunSettings(string? Preset, ulong Seed, MarketTime? Until, bool Breakers);
