using System.Collections.Immutable;
using Ops.Simulator.Recorded;
using Ops.Simulator.Recording;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Headless;

/// <summary>What came of a run.</summary>
internal sealed record RunOutcome
{
    /// <summary>What really happened.</summary>
    public required LedgerReport Ledger { get; init; }

    /// <summary>The fleet.</summary>
    public required FleetDefinition Fleet { get; init; }

    /// <summary>Market time at the end.</summary>
    public required MarketTime End { get; init; }

    /// <summary>Market time that passed.</summary>
    public required TimeSpan Simulated { get; init; }

    /// <summary>Real time it took.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>Order events the loop took in.</summary>
    public required long Events { get; init; }

    /// <summary>Digest of everything the loop took in.</summary>
    public required string Digest { get; init; }

    /// <summary>Digest of everything the rules found.</summary>
    public string FindingsDigest { get; init; } = "";

    /// <summary>Order events lost before the loop: 0 in lockstep.</summary>
    public required long LostEvents { get; init; }

    /// <summary>Findings, one row for each rule and server.</summary>
    public required ImmutableArray<AlarmRow> Alarms { get; init; }

    /// <summary>Every time that a finding stood.</summary>
    public required ImmutableArray<AlarmSpell> Spells { get; init; }

    /// <summary>What an operator saw as alarms.</summary>
    public required ImmutableArray<RootAlarm> RootAlarms { get; init; }

    /// <summary>Holds by covered server.</summary>
    public required ImmutableArray<HoldRow> Holds { get; init; }

    /// <summary>What was said of waiting and of stops, held against what came.</summary>
    public WaitingScore Waiting { get; init; } = new();

    /// <summary>Restarts in stages.</summary>
    public required ImmutableArray<RampRow> Ramps { get; init; }

    /// <summary>What became of recorded flow; null when the flow was simulated.</summary>
    public required RecordedFlowReport? Recorded { get; init; }

    /// <summary>What the actions file's people did.</summary>
    public required ImmutableArray<ActionOutcome> Actions { get; init; }

    /// <summary>From what stood beside a run.</summary>
    /// <param name="witness">Saw findings and holds.</param>
    /// <param name="digest">Saw every input.</param>
    /// <param name="player">Did what the actions say.</param>
    /// <param name="feed">The fleet.</param>
    /// <param name="ledger">What really happened, or what can be counted of it.</param>
    /// <param name="start">Market time at the start.</param>
    /// <param name="end">Market time at the end.</param>
    /// <param name="wall">Real time it took.</param>
    /// <returns>The outcome.</returns>
    public static RunOutcome Of(
        RunWitness witness, EventDigest digest, ActionPlayer player, IFleetFeed feed, LedgerReport ledger,
        MarketTime start, MarketTime end, TimeSpan wall) => new()
    {
        Ledger = ledger,
        Fleet = feed.Fleet,
        End = end,
        Simulated = end - start,
        Wall = wall,
        Events = digest.Events,
        Digest = digest.Text,
        FindingsDigest = witness.FindingsDigest,
        LostEvents = feed.Sources.Sum(static source => source.LostEvents),
        Alarms = [.. witness.Alarms],
        Spells = [.. witness.Spells],
        RootAlarms = [.. witness.RootAlarms],
        Holds = [.. witness.Holds],
        Ramps = [.. witness.Ramps],
        Recorded = null,
        Actions = [.. player.Outcomes],
    };
}
