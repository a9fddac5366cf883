using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Control;

/// <summary>
/// The facts about one server's flow. Guarded by <see cref="ControlState.Sync"/>, except <see cref="Gate"/>, which the
/// collector reads without it.
/// </summary>
internal sealed class ServerFlow
{
    /// <summary>
    /// No latch count is awaited that a gate could answer: the latch itself is still under way, or failed.
    /// </summary>
    public const long Unknown = long.MaxValue;

    private volatile IFlowGate? _gate;

    /// <summary>A server that has not joined yet.</summary>
    /// <param name="definition">The server.</param>
    public ServerFlow(ServerDefinition definition)
    {
        Definition = definition;
        Row = new ServerControl(
            definition.Id, definition.Name, definition.Group, FlowState.Absent, [], null, null, null, null, 0, 0, 0);
    }

    /// <summary>The server.</summary>
    public ServerDefinition Definition { get; }

    /// <summary>The gate it joined with; kept after it left, so that holds go on reaching it.</summary>
    public IFlowGate? Gate
    {
        get => _gate;
        set => _gate = value;
    }

    /// <summary>Where its stop stands, changed by <see cref="FlowTransitions"/> alone.</summary>
    public KillStage Stage { get; set; } = KillStage.Absent;

    /// <summary>State of the flow: its stage, told more coarsely.</summary>
    public FlowState State => Stage.Flow();

    /// <summary>What is known of the proof of its stop.</summary>
    public ProofTrack Proof { get; } = new();

    /// <summary>
    /// Counts coverings, uncoverings and joins, so that a late finisher of an older one changes nothing.
    /// </summary>
    public long Epoch { get; private set; }

    /// <summary>The least latch count an answer must carry to count for this epoch.</summary>
    public long AwaitedVersion { get; set; } = Unknown;

    /// <summary>The latest answer of the gate; kept because it may come before the awaited count is known.</summary>
    public GateAck? LastAck { get; set; }

    /// <summary>The hold that last kept what its gate carried and nobody knew, and what; null for none.</summary>
    public (HoldId Keeper, ImmutableArray<HoldId> Unknown)? Kept { get; set; }

    /// <summary>When the acknowledgement deadline began to run.</summary>
    public long CoveredTimestamp { get; set; }

    /// <summary>When the halt in force was requested.</summary>
    public long RequestedTimestamp { get; set; }

    /// <summary>The same on the wall clock; null when no hold covers it.</summary>
    public WallTime? RequestedAt { get; set; }

    /// <summary>See <see cref="ServerControl.BlockLatency"/>.</summary>
    public TimeSpan? BlockLatency { get; set; }

    /// <summary>See <see cref="ServerControl.AckLatency"/>.</summary>
    public TimeSpan? AckLatency { get; set; }

    /// <summary>See <see cref="ServerControl.DrainLatency"/>.</summary>
    public TimeSpan? DrainLatency { get; set; }

    /// <summary>See <see cref="ServerControl.LastSendAtAck"/>.</summary>
    public long LastSendAtAck { get; set; }

    /// <summary>See <see cref="ServerControl.OpenOrders"/>.</summary>
    public int OpenOrders { get; set; }

    /// <summary>See <see cref="ServerControl.OrdersAfterBlock"/>.</summary>
    public long OrdersAfterBlock { get; set; }

    /// <summary>Whether the gate is to be cut from the venue.</summary>
    public bool IsSevered { get; set; }

    /// <summary>Whether the gate is reached.</summary>
    public ControlLine Line { get; set; }

    /// <summary>Whether the gate has halted itself and no hold keeps that yet.</summary>
    public bool HasLapsed { get; set; }

    /// <summary>Whether the gate's last answer differs from what stands.</summary>
    public bool HasDrifted { get; set; }

    /// <summary>Whether the published row is out of date.</summary>
    public bool IsChanged { get; set; } = true;

    /// <summary>The row as last published.</summary>
    public ServerControl Row { get; private set; }

    /// <summary>Begins a new epoch: what an older one measured does not count for it.</summary>
    /// <returns>Its number.</returns>
    public long BeginEpoch()
    {
        AwaitedVersion = Unknown;
        RequestedAt = null;
        BlockLatency = AckLatency = DrainLatency = null;
        LastSendAtAck = OrdersAfterBlock = 0;
        Proof.Begin();
        IsChanged = true;
        return ++Epoch;
    }

    /// <summary>Makes the row anew if anything changed.</summary>
    /// <param name="holds">The standing holds.</param>
    /// <returns>The row.</returns>
    public ServerControl Refresh(HoldSet holds)
    {
        if (!IsChanged)
            return Row;
        IsChanged = false;
        KillStage told = Stage == KillStage.Flowing && LastAck is not { Latched: false } ? KillStage.Blind : Stage;
        return Row = new ServerControl(
            Definition.Id, Definition.Name, Definition.Group, told.Flow(), holds.Covering(Definition), RequestedAt,
            BlockLatency, AckLatency, DrainLatency, LastSendAtAck, OpenOrders, OrdersAfterBlock)
        {
            IsSevered = IsSevered,
            Line = Line,
            Stage = told,
            ProofLatency = Proof.Latency,
            ProvenAt = Proof.ProvenAt,
            Missing = Proof.Missing,
            Venue = Proof.Word,
            Steps = Proof.Steps,
        };
    }
}
