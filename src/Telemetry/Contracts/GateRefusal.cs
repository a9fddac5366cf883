namespace Ops.Telemetry.Contracts;

/// <summary>Why a gate refused a new order. The numbers are part of the recording format.</summary>
public enum GateRefusal
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>At least one hold that stops covers the server.</summary>
    Latched = 1,

    /// <summary>The gate is cut from the venue: a halt went unanswered or leaked, or a hold severs.</summary>
    Severed = 2,

    /// <summary>The order itself is malformed: no side, quantity below 1, negative price, a value beyond all
    /// counting.</summary>
    Malformed = 3,

    /// <summary>A hold lets only so many orders a second out, and they are out.</summary>
    Throttled = 4,

    /// <summary>A hold lets only orders out that make the position smaller, and this one would not.</summary>
    NotReducing = 5,

    /// <summary>A limit of the gate is unset: nothing passes before somebody sets it, or says that there is
    /// none.</summary>
    LimitUnset = 6,

    /// <summary>More shares than one order may have.</summary>
    OrderQuantity = 7,

    /// <summary>Worth more than one order may be.</summary>
    OrderNotional = 8,

    /// <summary>The open orders would be worth more than they may.</summary>
    OpenNotional = 9,

    /// <summary>The position, with everything open on its side, could become larger than it may.</summary>
    Position = 10,

    /// <summary>The price is farther from the reference than it may be.</summary>
    PriceBand = 11,

    /// <summary>There is no reference price, or one of zero or less: it is never guessed.</summary>
    ReferenceMissing = 12,

    /// <summary>The reference price is older than it may be.</summary>
    ReferenceStale = 13,

    /// <summary>The order has no price, and a price band is set.</summary>
    PriceMissing = 14,

    /// <summary>More messages in a second than there may be.</summary>
    MessageRate = 15,

    /// <summary>The same order, in instrument, side, quantity and price, more often in a second than it may
    /// be.</summary>
    Duplicate = 16,
}
