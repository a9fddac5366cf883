using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// One scenario as its file declares it, bound and checked. Everything a run does follows from it, a preset and a seed.
/// </summary>
public sealed record Scenario
{
    /// <summary>Identity: the file's name without extension, lower case with hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Title for people.</summary>
    public required string Title { get; init; }

    /// <summary>Session date in the market's zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Name of the zone as shown beside market times, e.g. ET.</summary>
    public required string Zone { get; init; }

    /// <summary>What it teaches, in a sentence.</summary>
    public required string Teaches { get; init; }

    /// <summary>Where its facts come from.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>What is not known or disputed, one sentence each.</summary>
    public ImmutableArray<string> Uncertainties { get; init; } = [];

    /// <summary>What is a modelling choice and not a fact, one sentence each: shown wherever its figures are.</summary>
    public ImmutableArray<string> Calibration { get; init; } = [];

    /// <summary>Variants by name; the first is the default. Empty when there is only one.</summary>
    public ImmutableArray<PresetSpec> Presets { get; init; } = [];

    /// <summary>Session times.</summary>
    public required SessionSpec Session { get; init; }

    /// <summary>Instruments.</summary>
    public required UniverseSpec Universe { get; init; }

    /// <summary>How prices move and react to our own flow.</summary>
    public required MarketSpec Market { get; init; }

    /// <summary>The venue's latencies and refusals.</summary>
    public required VenueSpec Venue { get; init; }

    /// <summary>Servers, builds and plan.</summary>
    public required FleetSpec Fleet { get; init; }

    /// <summary>Client orders, simulated; empty when <see cref="Recorded"/> is set.</summary>
    public ImmutableArray<ClientFlowSpec> ClientFlow { get; init; } = [];

    /// <summary>Flow from a recorded file; null when the flow is simulated.</summary>
    public RecordedFlowSpec? Recorded { get; init; }

    /// <summary>What happens when.</summary>
    public ImmutableArray<TimelineItem> Timeline { get; init; } = [];

    /// <summary>How a position left behind is worked off, for the cost of the unwind; null when there is nothing to
    /// unwind.</summary>
    public UnwindSpec? Unwind { get; init; }

    /// <summary>Limits of servers and fleet that differ from the configuration; null for none.</summary>
    public LimitsSpec? Limits { get; init; }

    /// <summary>What is really wrong, for scoring; null on a benign day.</summary>
    public TruthSpec? Truth { get; init; }

    /// <summary>How a training session starts; null when it is not offered for training.</summary>
    public TrainingSpec? Training { get; init; }

    /// <summary>What one unit of money is in this scenario, e.g. USD or thousands of JPY.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The file it was read from, so that a recording can carry it; null when it was not read.</summary>
    public ScenarioSource? Source { get; init; }

    /// <summary>What was published of it, to hold a run against; null when nothing was.</summary>
    public RecordSpec? Record { get; init; }
}
