using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>How a scenario is run without a screen.</summary>
/// <param name="Preset">Name of the variant; null for the first.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Until">Where to end; null for the scenario's own end.</param>
/// <param name="Breakers">Whether limits wired to block halt.</param>
/// <param name="Parity">What a server that differs from the release plan leads to.</param>
internal sealed record RunSettings(
    string? Preset, ulong Seed, MarketTime? Until, bool Breakers, ParityMode Parity = ParityMode.Observe);
