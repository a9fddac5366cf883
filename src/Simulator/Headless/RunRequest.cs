using Ops.Telemetry.Contracts;

namespace Ops.Simulator.Headless;

/// <summary>What the command line of run asks for, its values checked one by one.</summary>
/// <param name="Scenario">Id of the library, or a file.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Preset">Name of a preset.</param>
/// <param name="Until">Market time to end at.</param>
/// <param name="Breakers">Whether breakers halt.</param>
/// <param name="Parity">What a server that differs from the release plan leads to.</param>
/// <param name="Actions">The actions file.</param>
/// <param name="Report">Where the report goes.</param>
/// <param name="Record">Directory of the recording.</param>
internal sealed record RunRequest(
    string Scenario, ulong Seed, string? Preset, TimeSpan? Until, bool Breakers, ParityMode Parity, string? Actions,
    string? Report, string? Record)
{
    /// <summary>How far each run departs from its scenario's file.</summary>
    public Difficulty Vary { get; init; }
}
