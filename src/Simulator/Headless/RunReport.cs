using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>
/// The report of a run as JSON has it: names in camelCase, money in dollars, times HH:mm:ss.ffffff of market time,
/// durations in seconds. What does not exist is null, never 0.
/// </summary>
internal sealed record RunReport
{
    /// <summary>Id of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Name of the preset; null when the scenario has none.</summary>
    public required string? Preset { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Market time that passed.</summary>
    public required decimal SimulatedSeconds { get; init; }

    /// <summary>Real time it took: the one figure that differs between two runs.</summary>
    public required decimal WallSeconds { get; init; }

    /// <summary>Order events of all servers.</summary>
    public required long Events { get; init; }

    /// <summary>Client orders of the incident; of the fleet on a benign day. So are all figures up to <see
    /// cref="Pnl"/>.</summary>
    public required long ParentOrders { get; init; }

    /// <summary>Child orders that left.</summary>
    public required long ChildOrders { get; init; }

    /// <summary>Executions.</summary>
    public required long Executions { get; init; }

    /// <summary>Shares executed.</summary>
    public required long Shares { get; init; }

    /// <summary>Instruments traded.</summary>
    public required int Symbols { get; init; }

    /// <summary>Instruments with a long position.</summary>
    public required int NetLongSymbols { get; init; }

    /// <summary>Instruments with a short position.</summary>
    public required int NetShortSymbols { get; init; }

    /// <summary>Long positions at their marks.</summary>
    public required decimal NetLongNotional { get; init; }

    /// <summary>Short positions at their marks, as a positive amount.</summary>
    public required decimal NetShortNotional { get; init; }

    /// <summary>Long plus short.</summary>
    public required decimal GrossNotional { get; init; }

    /// <summary>Worth at their limits of the child orders of the headline.</summary>
    public required decimal EnteredNotional { get; init; }

    /// <summary>Worth of their executions.</summary>
    public required decimal ExecutedNotional { get; init; }

    /// <summary>What one unit of money is.</summary>
    public required string Currency { get; init; }

    /// <summary>What was published of the incident; null when nothing was.</summary>
    public required ReportedRecord? Record { get; init; }

    /// <summary>Profit and loss.</summary>
    public required ReportedPnl Pnl { get; init; }

    /// <summary>The same figures for everything the fleet did.</summary>
    public required ReportedFlow Fleet { get; init; }

    /// <summary>Alarms as an operator saw them, in the order in which they were shown.</summary>
    public required ImmutableArray<ReportedAlarm> Alarms { get; init; }

    /// <summary>All findings behind them and beside them, in the order of their first appearance.</summary>
    public required ImmutableArray<ReportedFinding> Findings { get; init; }

    /// <summary>What gates refused for their limits, by server and limit.</summary>
    public required ImmutableArray<ReportedRefusal> Refusals { get; init; }

    /// <summary>What breakers did.</summary>
    public required ImmutableArray<ReportedTrip> Trips { get; init; }

    /// <summary>One row for each hold and covered server.</summary>
    public required ImmutableArray<ReportedHold> Holds { get; init; }

    /// <summary>Restarts in stages.</summary>
    public required ImmutableArray<ReportedRamp> Ramps { get; init; }

    /// <summary>What the actions file's people did.</summary>
    public required ImmutableArray<ReportedAction> Actions { get; init; }

    /// <summary>What is really wrong; null on a benign day.</summary>
    public required ReportedTruth? Truth { get; init; }

    /// <summary>How it was noticed.</summary>
    public required ReportedDetection Detection { get; init; }

    /// <summary>Loss of the same seed with no hold at all, positive for a loss; null when the scenario has no
    /// incident.</summary>
    public required decimal? LossIfNobodyActed { get; init; }

    /// <summary>What the holds saved of it.</summary>
    public required decimal? LossAvoided { get; init; }

    /// <summary>What became of recorded flow; null when the flow was simulated.</summary>
    public required ReportedRecording? Recorded { get; init; }

    /// <summary>What is a modelling choice and not a fact.</summary>
    public required ImmutableArray<string> Calibration { get; init; }

    /// <summary>What is not known or disputed.</summary>
    public required ImmutableArray<string> Uncertainties { get; init; }

    /// <summary>Digest of every order event and notice in the order of the loop.</summary>
    public required string EventLogDigest { get; init; }
}
