namespace Ops.Telemetry.Model;

/// <summary>
/// One thing that happened to one order as the venue tells it, in its drop copy: numbered by the venue, without gaps,
/// per server session.
/// </summary>
public readonly record struct DropCopyEvent
{
    /// <summary>Number in the drop copy of this server's session, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it happened, <see cref="MarketTime.Nanoseconds"/>.</summary>
    public required long TimeNanoseconds { get; init; }

    /// <summary><see cref="OrderId.Value"/>, as the sender numbered it.</summary>
    public required long OrderNumber { get; init; }

    /// <summary><see cref="Price.Ticks"/>: fill price on a fill, limit price elsewhere.</summary>
    public long PriceTicks { get; init; }

    /// <summary>Shares, positive; what it counts is said by <see cref="DropCopyKind"/>.</summary>
    public int Quantity { get; init; }

    /// <summary><see cref="SymbolId.Index"/>.</summary>
    public int SymbolIndex { get; init; }

    /// <summary>What happened.</summary>
    public required DropCopyKind Kind { get; init; }

    /// <summary>Which way the order trades.</summary>
    public Side Side { get; init; }
}
