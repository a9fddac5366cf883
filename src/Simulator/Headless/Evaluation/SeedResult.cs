using System.Collections.Immutable;

namespace Ops.Simulator.Headless.Evaluation;

/// <summary>What one seed of a case gave. Seconds are of market time after the onset; null where it never
/// came.</summary>
internal sealed record SeedResult
{
    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>First alarm of all, on a benign day from the start of the session.</summary>
    public required decimal? FirstAlarmSeconds { get; init; }

    /// <summary>First alarm that names a guilty server, or the fleet where all of it is guilty.</summary>
    public required decimal? DetectionSeconds { get; init; }

    /// <summary>First right trip or hold, or first order of the incident that a gate refused for a limit.</summary>
    public required decimal? TripSeconds { get; init; }

    /// <summary>When the first guilty server was blocked.</summary>
    public required decimal? BlockSeconds { get; init; }

    /// <summary>How long before the onset an alarm named a guilty server, with reason; null when none did.</summary>
    public required decimal? WarnedSecondsBefore { get; init; }

    /// <summary>What stopped the incident, the first first.</summary>
    public required ImmutableArray<AccusedBy> StoppedBy { get; init; }

    /// <summary>What the gate refused of the incident first: who, limit, value; null for nothing.</summary>
    public required string? Refused { get; init; }

    /// <summary>Orders of the incident that left.</summary>
    public required long OrdersAfterOnset { get; init; }

    /// <summary>Orders of the incident that left with nobody acting.</summary>
    public required long OrdersIfNobodyActed { get; init; }

    /// <summary>Loss of the incident with breakers, positive for a loss.</summary>
    public required decimal LossWithBreakers { get; init; }

    /// <summary>Loss of the incident with nobody acting.</summary>
    public required decimal LossIfNobodyActed { get; init; }

    /// <summary>Servers with an order of a guilty code path, and those the scenario calls guilty.</summary>
    public required ImmutableArray<string> Guilty { get; init; }

    /// <summary>Servers that a critical alarm, a refusal for a limit, a trip or the release plan names.</summary>
    public required ImmutableArray<string> Accused { get; init; }

    /// <summary>Accused servers that are not guilty, or were accused before there was anything to see.</summary>
    public required ImmutableArray<string> WronglyAccused { get; init; }

    /// <summary>Whether the incident ran with no trip and no refusal.</summary>
    public required bool Missed { get; init; }

    /// <summary>Alarms an operator saw that were false.</summary>
    public required int FalseAlarms { get; init; }

    /// <summary>The findings in them: of a benign day, or before the onset of somebody innocent.</summary>
    public required ImmutableArray<string> FalseFindings { get; init; }

    /// <summary>Trips and holds of a benign day, of somebody innocent, or before there was anything to see.</summary>
    public required ImmutableArray<string> FalseTrips { get; init; }

    /// <summary>What the first suggestion of a stop was worth.</summary>
    public required ScopeVerdict Scope { get; init; }

    /// <summary>Forecasts of the cost of waiting that were held against what came.</summary>
    public required int CostForecasts { get; init; }

    /// <summary>Forecasts of servers that neither gained nor lost: they came true and are not counted.</summary>
    public required int CostsTrivial { get; init; }

    /// <summary>Those whose 80 % interval held it.</summary>
    public required int CostsInside { get; init; }

    /// <summary>Priorities of all alarms an operator saw.</summary>
    public required AlarmShares Priorities { get; init; }
}
