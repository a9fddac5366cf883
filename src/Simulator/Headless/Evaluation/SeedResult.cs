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

    /// <summary>First trip, or first order that a gate refused for a limit.</summary>
    public required decimal? TripSeconds { get; init; }

    /// <summary>When the first guilty server was blocked.</summary>
    public required decimal? BlockSeconds { get; init; }

    /// <summary>How long before the onset an alarm named a guilty server; null when none did.</summary>
    public required decimal? WarnedSecondsBefore { get; init; }

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

    /// <summary>Servers that a critical alarm or a trip names.</summary>
    public required ImmutableArray<string> Accused { get; init; }

    /// <summary>Accused servers that are not guilty.</summary>
    public required ImmutableArray<string> WronglyAccused { get; init; }

    /// <summary>Whether the incident ran with no trip and no refusal.</summary>
    public required bool Missed { get; init; }

    /// <summary>Alarms of a benign day, or before the onset that name nobody guilty.</summary>
    public required ImmutableArray<string> FalseAlarms { get; init; }

    /// <summary>On a benign day what is left of them when alarms of one cause count as one; empty in an
    /// incident.</summary>
    public required ImmutableArray<string> FalseRoots { get; init; }

    /// <summary>Trips of a benign day, or of somebody innocent.</summary>
    public required ImmutableArray<string> FalseTrips { get; init; }
}
