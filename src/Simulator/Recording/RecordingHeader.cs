using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>What a recording is of and how it came about: with the scenario's text enough to run it again.</summary>
public sealed record RecordingHeader
{
    /// <summary>Version of the words of header and acts that this program writes, and the latest it reads.</summary>
    public const int PresentWords = 6;

    /// <summary>The first words with <see cref="Limits"/>.</summary>
    public const int WordsWithLimits = 5;

    /// <summary>The first words with <see cref="Times"/>.</summary>
    public const int WordsWithTimes = 6;

    /// <summary>Version of the words: 1 before there were instructor stations.</summary>
    public int Words { get; init; } = 1;

    /// <summary>Id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the scenario's text, hexadecimal.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The file the scenario was read from, for data files beside it.</summary>
    public required string ScenarioFile { get; init; }

    /// <summary>Title of the scenario.</summary>
    public required string Title { get; init; }

    /// <summary>The variant; null for the first.</summary>
    public string? Preset { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What the fleet was.</summary>
    public required FleetMode Mode { get; init; }

    /// <summary>Who asked for it: a name, or the command line.</summary>
    public required string StartedBy { get; init; }

    /// <summary>When it began, wall clock, ISO 8601 in UTC; null in virtual time.</summary>
    public string? StartedAt { get; init; }

    /// <summary>Version of the program that recorded it.</summary>
    public required string Program { get; init; }

    /// <summary>Market time at the start, HH:mm:ss.ffffff.</summary>
    public required string MarketStart { get; init; }

    /// <summary>Market time at which it was asked to end; null for the scenario's own end.</summary>
    public string? Until { get; init; }

    /// <summary>Date of the session in the market's zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The market's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether limits wired to block halted.</summary>
    public required bool Breakers { get; init; }

    /// <summary>What a server that differs from the release plan led to.</summary>
    public required ParityMode Parity { get; init; }

    /// <summary>
    /// Rules and limits at the start; null in words before 5: then what the scenario sets over the catalogue.
    /// </summary>
    public RecordedLimits? Limits { get; init; }

    /// <summary>
    /// Times of the commanding side; null in words before 6: then what they are unless somebody sets them otherwise.
    /// </summary>
    public RecordedTimes? Times { get; init; }

    /// <summary>
    /// Whether world and loop took turns on one thread in virtual time: then the replay is exact to the step. In real
    /// time it is exact in its inputs, and what was ordered stands where the loop had come to.
    /// </summary>
    public required bool Lockstep { get; init; }

    /// <summary>Servers in the order of their ids.</summary>
    public required ImmutableArray<string> Servers { get; init; }

    /// <summary>Tickers in the order of their ids.</summary>
    public required ImmutableArray<string> Symbols { get; init; }
}
