using Ops.Simulator.Recording;
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
    string? Preset, ulong Seed, MarketTime? Until, bool Breakers, ParityMode Parity = ParityMode.Observe)
{
    /// <summary>Rules and limits at the start; null for what the scenario sets over the catalogue.</summary>
    public RunLimits? Limits { get; init; }

    /// <summary>Times of the commanding side.</summary>
    public ControlOptions Times { get; init; } = new();

    /// <summary>How a recorded session was run, with the rules it had wherever they came from.</summary>
    /// <param name="header">What was recorded.</param>
    /// <param name="until">Where to end; null for the scenario's own end.</param>
    /// <returns>The settings.</returns>
    public static RunSettings Of(RecordingHeader header, MarketTime? until = null)
    {
        var settings = new RunSettings(header.Preset, header.Seed, until, header.Breakers, header.Parity)
        {
            Times = header.Times?.ToOptions() ?? new(), // recorded before headers knew them: the defaults
        };
        if (header.Limits?.ToBooks() is not (RuleBook rules, GateLimitBook gates))
            return settings; // recorded before headers knew them
        return settings with { Limits = new RunLimits(rules, gates) };
    }
}
