using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What has been ordered of one server and what it answered.</summary>
/// <param name="Server">The server.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">Its group.</param>
/// <param name="State">State of its flow.</param>
/// <param name="Holds">Holds that cover it, oldest first.</param>
/// <param name="RequestedAt">When the first of them was requested; null when none covers it.</param>
/// <param name="BlockLatency">From request to latched and quiet; null when not halted.</param>
/// <param name="AckLatency">From request to the server's acknowledgement; null until it came.</param>
/// <param name="DrainLatency">From request to no order open at the venue; null until then, and in mode Block it may
/// never come.</param>
/// <param name="LastSendAtAck">Number of the last new order at the acknowledgement.</param>
/// <param name="OpenOrders">Open orders at the last acknowledgement.</param>
/// <param name="OrdersAfterBlock">New orders seen by the pipeline with a number above <paramref name="LastSendAtAck"/>:
/// a leak when not 0.</param>
public sealed record ServerControl(
    ServerId Server, string Name, string Group, FlowState State, ImmutableArray<Hold> Holds, WallTime? RequestedAt,
    TimeSpan? BlockLatency, TimeSpan? AckLatency, TimeSpan? DrainLatency, long LastSendAtAck, int OpenOrders,
    long OrdersAfterBlock)
{
    /// <summary>
    /// Whether its gate is cut from the venue, cancels included: the halt went unanswered or leaked. A late answer does
    /// not mend it; only the release of the last hold does.
    /// </summary>
    public bool IsSevered { get; init; }

    /// <summary>Whether the word of this control room reaches its gate.</summary>
    public ControlLine Line { get; init; }

    /// <summary>Where its stop stands.</summary>
    public KillStage Stage { get; init; } = State switch
    {
        FlowState.Halting => KillStage.Requested,
        FlowState.Halted => KillStage.Acknowledged,
        FlowState.Unconfirmed => KillStage.Unconfirmed,
        FlowState.Releasing => KillStage.Releasing,
        FlowState.Absent => KillStage.Absent,
        FlowState.Blind => KillStage.Blind,
        _ => KillStage.Flowing,
    };

    /// <summary>From request to the proof of the venue's drop copy; null until it came, or when it was lost.</summary>
    public TimeSpan? ProofLatency { get; init; }

    /// <summary>Market time up to which the drop copy was heard at the proof; null until then, or when it was
    /// lost.</summary>
    public MarketTime? ProvenAt { get; init; }

    /// <summary>What is missing for the proof, in a sentence; null when nothing is, or nothing stops it.</summary>
    public string? Missing { get; init; }

    /// <summary>What the drop copy said last, since it is stopped; null when it has said nothing.</summary>
    public VenueWord? Venue { get; init; }

    /// <summary>What happened since the stop was requested, oldest first.</summary>
    public ImmutableArray<KillStep> Steps { get; init; } = [];

    /// <summary>
    /// How a flowing server is restricted: the strictest mode of its holds that do not stop it; null when it is not.
    /// </summary>
    public HaltMode? Restriction => State != FlowState.Flowing || Holds.IsDefaultOrEmpty
        ? null : Holds.MaxBy(static hold => hold.Mode.Strength())?.Mode;
}
