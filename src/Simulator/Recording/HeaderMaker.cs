using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>Makes the headers of recordings.</summary>
public static class HeaderMaker
{
    /// <summary>Version of this program.</summary>
    public static string Program { get; } =
        typeof(HeaderMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "unknown";

    /// <summary>The header of a run in virtual time.</summary>
    /// <param name="scenario">The scenario, as it was read.</param>
    /// <param name="fleet">The fleet made of it.</param>
    /// <param name="preset">The variant; null for the first.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="breakers">Whether breakers halt.</param>
    /// <param name="parity">What a server off its plan leads to.</param>
    /// <param name="limits">Rules and limits at the start.</param>
    /// <param name="times">Times of the commanding side.</param>
    /// <param name="start">Market time at the start.</param>
    /// <returns>The header.</returns>
    public static RecordingHeader Make(
        Scenario scenario, FleetDefinition fleet, string? preset, ulong seed, bool breakers, ParityMode parity,
        RecordedLimits limits, ControlOptions times, MarketTime start)
    {
        string text = TextOf(scenario);
        return new RecordingHeader
        {
            Words = RecordingHeader.PresentWords,
            Scenario = scenario.Id, ScenarioHash = HashOf(text), ScenarioFile = scenario.Source?.Path ?? "",
            Title = scenario.Title, Preset = preset, Seed = seed, Mode = fleet.Mode, StartedBy = "command line",
            Program = Program, MarketStart = start.ToString(), Date = fleet.SessionDate, Zone = fleet.Zone,
            Breakers = breakers, Parity = parity, Limits = limits,
            Times = RecordedTimes.Of(times), Lockstep = true,
            Servers = [.. fleet.Servers.Select(static server => server.Name)],
            Symbols = [.. fleet.Symbols.Select(static symbol => symbol.Ticker)],
        };
    }

    /// <summary>The text of a scenario that goes into its recording.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The text; empty when it was not read from a file.</returns>
    public static string TextOf(Scenario scenario) => scenario.Source?.Text ?? "";

    /// <summary>The hash of a scenario's text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>SHA-256, hexadecimal.</returns>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
