using System.Runtime.InteropServices;

namespace Ops.Telemetry.Model;

/// <summary>
/// One thing that happened to one order, as a 64-byte blittable struct. Events of one server are numbered without gaps
/// by <see cref="FeedSequence"/>; new orders carry in addition <see cref="SendSequence"/>, because fills still arrive
/// after a halt and must not look like a leak.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 64)]
public readonly struct OrderEvent
{
    /// <summary>
    /// <see cref="Aux"/> of a parent whose children trade both sides, such as a mandate to quote; its quantity bounds
    /// the shares of both.
    /// </summary>
    public const int BothSides = 1;

    /// <summary>Number of this event in its server's feed, from 1, without gaps.</summary>
    public required long FeedSequence { get; init; }

    /// <summary>
    /// On <see cref="OrderEventKind.Sent"/>: number of this order among those the gate let out, from 1. Else 0.
    /// </summary>
    public long SendSequence { get; init; }

    /// <summary>When it happened, <see cref="MarketTime.Nanoseconds"/>.</summary>
    public required long TimeNanoseconds { get; init; }

    /// <summary><see cref="OrderId.Value"/> of the child order; 0 on parent events.</summary>
    public long OrderNumber { get; init; }

    /// <summary><see cref="ParentId.Value"/>; 0 when the order has no parent.</summary>
    public long ParentNumber { get; init; }

    /// <summary><see cref="Price.Ticks"/>: fill price on a fill, limit price elsewhere, 0 for a market order.</summary>
    public long PriceTicks { get; init; }

    /// <summary>Shares, always positive; what it counts is said by <see cref="OrderEventKind"/>.</summary>
    public int Quantity { get; init; }

    /// <summary><see cref="SymbolId.Index"/>.</summary>
    public int SymbolIndex { get; init; }

    /// <summary><see cref="ServerId.Index"/>.</summary>
    public ushort ServerIndex { get; init; }

    /// <summary>What happened.</summary>
    public required OrderEventKind Kind { get; init; }

    /// <summary>Which way the order trades.</summary>
    public Side Side { get; init; }

    /// <summary>
    /// On a fill: the order's limit price minus the fill price, in ticks, so that open notional closes exactly.
    /// On a refusal: the <see cref="Contracts.GateRefusal"/>. On a parent: <see cref="BothSides"/> when its children
    /// trade both sides. Else 0.
    /// </summary>
    public int Aux { get; init; }

    /// <summary>When it happened.</summary>
    public MarketTime Time => new(TimeNanoseconds);

    /// <summary>The server.</summary>
    public ServerId Server => new(ServerIndex);

    /// <summary>The instrument.</summary>
    public SymbolId Symbol => new(SymbolIndex);

    /// <summary>The price.</summary>
    public Price Price => new(PriceTicks);
}
