using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>One thing that reached the control room, in the order in which it did.</summary>
internal abstract record RecordedInput
{
    private RecordedInput()
    {
    }

    /// <summary>Events of one server.</summary>
    /// <param name="Item">The batch.</param>
    internal sealed record Batch(OrderBatch Item) : RecordedInput;

    /// <summary>A notice.</summary>
    /// <param name="Item">The notice.</param>
    internal sealed record Notice(FleetNotice Item) : RecordedInput;

    /// <summary>In virtual time: the clock stands here, and the room looks.</summary>
    /// <param name="At">Where the clock stands.</param>
    internal sealed record Step(MarketTime At) : RecordedInput;

    /// <summary>What the venue says of one server's session.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="Item">The batch.</param>
    internal sealed record Copy(ServerId Server, DropCopyBatch Item) : RecordedInput;

    /// <summary>What the sources and drop copies said of themselves at the tick that follows, where it was out of the
    /// ordinary.</summary>
    /// <param name="Sources">Lost events and heartbeat of each server.</param>
    /// <param name="Copies">Heartbeat of each drop copy.</param>
    internal sealed record Health(
        ImmutableArray<(long Lost, MarketTime AliveUntil)> Sources, ImmutableArray<MarketTime> Copies) : RecordedInput;

    /// <summary>A heartbeat told of a lost end.</summary>
    /// <param name="Server">The server.</param>
    /// <param name="IsCopy">Whether of its drop copy, and not of its feed.</param>
    /// <param name="Beat">The heartbeat.</param>
    internal sealed record LostEnd(ServerId Server, bool IsCopy, FeedBeat Beat) : RecordedInput;

    /// <summary>Somebody acted.</summary>
    /// <param name="Item">What they did.</param>
    internal sealed record Act(RecordedAct Item) : RecordedInput;

    /// <summary>A gate acknowledged.</summary>
    /// <param name="Item">What it said.</param>
    internal sealed record Ack(GateAck Item) : RecordedInput;

    /// <summary>In virtual time: a picture is made here.</summary>
    internal sealed record Look : RecordedInput;

    /// <summary>Inputs are missing here: the writer was behind.</summary>
    /// <param name="Count">How many.</param>
    internal sealed record Dropped(long Count) : RecordedInput;
}
