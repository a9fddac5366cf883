using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>
/// The hard limits that a gate counts itself, on the sending thread, between check and send: the order that would cross
/// one is refused, in every phase of the session. What is not named here is unset and lets nothing pass.
/// </summary>
public sealed record GateLimits
{
    /// <summary>No limit anywhere, on purpose: for worlds without a control room.</summary>
    public static GateLimits None { get; } = new()
    {
        OrderQuantity = GateLimit.None,
        OrderNotional = GateLimit.None,
        OpenNotional = GateLimit.None,
        PositionShares = GateLimit.None,
        PositionNotional = GateLimit.None,
        PriceBandBps = GateLimit.None,
        ReferenceAgeMilliseconds = GateLimit.None,
        MessagesPerSecond = GateLimit.None,
        DuplicatesPerSecond = GateLimit.None,
    };

    /// <summary>
    /// What a gate has unless somebody says otherwise: wide enough for every order of a working router, far too narrow
    /// for the orders of the record: Mizuho's 610,000 shares, Citi's billions, Osaka's 6,910 repeats.
    /// </summary>
    public static GateLimits Standard { get; } = new()
    {
        OrderQuantity = GateLimit.Of(100_000),
        OrderNotional = GateLimit.Of(Money.FromDollars(2_000_000).Units),
        OpenNotional = GateLimit.Of(Money.FromDollars(10_000_000).Units),
        PositionShares = GateLimit.Of(1_000_000),
        PositionNotional = GateLimit.Of(Money.FromDollars(10_000_000).Units),
        PriceBandBps = GateLimit.Of(2_000),
        ReferenceAgeMilliseconds = GateLimit.Of(60_000),
        MessagesPerSecond = GateLimit.Of(5_000),
        DuplicatesPerSecond = GateLimit.Of(50),
    };

    /// <summary>Shares of one order.</summary>
    public GateLimit OrderQuantity { get; init; }

    /// <summary>Money units of one order at its limit price, or at the reference when it has none.</summary>
    public GateLimit OrderNotional { get; init; }

    /// <summary>Money units of all open orders of the server.</summary>
    public GateLimit OpenNotional { get; init; }

    /// <summary>Shares of the position in one instrument, with everything open on its side.</summary>
    public GateLimit PositionShares { get; init; }

    /// <summary>Money units of that position at the reference price.</summary>
    public GateLimit PositionNotional { get; init; }

    /// <summary>
    /// How far beyond the reference a price may reach towards a worse trade, in hundredths of a percent.
    /// </summary>
    public GateLimit PriceBandBps { get; init; }

    /// <summary>How old the reference may be, in milliseconds of market time.</summary>
    public GateLimit ReferenceAgeMilliseconds { get; init; }

    /// <summary>
    /// New orders and cancels in any second. Only new orders are refused for it: a cancel always leaves.
    /// </summary>
    public GateLimit MessagesPerSecond { get; init; }

    /// <summary>The same order, in instrument, side, quantity and price, in a second.</summary>
    public GateLimit DuplicatesPerSecond { get; init; }

    /// <summary>Whether every limit is set, to a value or to none.</summary>
    public bool IsComplete =>
        OrderQuantity.IsSet && OrderNotional.IsSet && OpenNotional.IsSet && PositionShares.IsSet
        && PositionNotional.IsSet && PriceBandBps.IsSet && ReferenceAgeMilliseconds.IsSet && MessagesPerSecond.IsSet
        && DuplicatesPerSecond.IsSet;
}
