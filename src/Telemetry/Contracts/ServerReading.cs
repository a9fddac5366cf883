using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>The numbers of one server, or of the fleet, at one tick.</summary>
public sealed record ServerReading
{
    /// <summary>Market time of the tick.</summary>
    public required MarketTime At { get; init; }

    /// <summary>Events by kind in the last second (a window of 10 to 11 buckets of 100 ms).</summary>
    public KindCounts In1s { get; init; }

    /// <summary>Events by kind in the last 10 seconds.</summary>
    public KindCounts In10s { get; init; }

    /// <summary>Events by kind in the last 60 seconds.</summary>
    public KindCounts In60s { get; init; }

    /// <summary>Parent orders received since the start.</summary>
    public long Parents { get; init; }

    /// <summary>Child orders sent since the start.</summary>
    public long Children { get; init; }

    /// <summary>Executions since the start.</summary>
    public long Executions { get; init; }

    /// <summary>Shares executed since the start.</summary>
    public long SharesExecuted { get; init; }

    /// <summary>Child orders rejected since the start.</summary>
    public long Rejects { get; init; }

    /// <summary>Child orders refused by the gate since the start.</summary>
    public long Refusals { get; init; }

    /// <summary>Most children any one parent has, since the start.</summary>
    public long MostChildrenOfOneParent { get; init; }

    /// <summary>Parents whose executed shares exceed the parent's quantity.</summary>
    public long OverfilledParents { get; init; }

    /// <summary>Child orders at the venue: sent and not yet filled, cancelled or rejected.</summary>
    public int OpenOrders { get; init; }

    /// <summary>Child orders sent and not yet accepted, filled, cancelled or rejected.</summary>
    public int UnacknowledgedOrders { get; init; }

    /// <summary>Age of the oldest of those, in market time; zero when there is none.</summary>
    public TimeSpan OldestUnacknowledged { get; init; }

    /// <summary>Limit notional of the open orders.</summary>
    public Money OpenNotional { get; init; }

    /// <summary>Sum of the absolute positions at their marks.</summary>
    public Money GrossExposure { get; init; }

    /// <summary>Signed sum of the positions at their marks.</summary>
    public Money NetExposure { get; init; }

    /// <summary>
    /// Open notional plus gross exposure: what Rule 15c3-5 counts, orders entered and not only filled.
    /// </summary>
    public Money EnteredExposure => OpenNotional + GrossExposure;

    /// <summary>Profit of closed positions since the start.</summary>
    public Money RealisedPnl { get; init; }

    /// <summary>Profit of open positions at their marks.</summary>
    public Money UnrealisedPnl { get; init; }

    /// <summary>Realised plus unrealised.</summary>
    public Money Pnl => RealisedPnl + UnrealisedPnl;

    /// <summary>How far P&amp;L is below its highest value; never negative.</summary>
    public Money Drawdown { get; init; }

    /// <summary>Change of P&amp;L per second over the last 10 seconds; negative while losing.</summary>
    public Money PnlPerSecond { get; init; }

    /// <summary>Instruments with a position.</summary>
    public int Symbols { get; init; }

    /// <summary>Number of the last event of the feed.</summary>
    public long FeedSequence { get; init; }

    /// <summary>Number of the last new order.</summary>
    public long SendSequence { get; init; }

    /// <summary>Events that never arrived: numbers that were skipped.</summary>
    public long MissedEvents { get; init; }

    /// <summary>
    /// Events that arrived with a number at or below the last: repeated or out of order, and not counted.
    /// </summary>
    public long RepeatedEvents { get; init; }

    /// <summary>Market time of the last event; null before the first.</summary>
    public MarketTime? LastEventAt { get; init; }

    /// <summary>New orders numbered above the acknowledged last send of a standing halt.</summary>
    public long OrdersAfterBlock { get; init; }

    /// <summary>Child orders per parent since the start; null without a parent.</summary>
    public double? ChildrenPerParent => Parents == 0 ? null : (double)Children / Parents;

    /// <summary>
    /// Fills over orders sent in the last minute (partial fills count each, so it can pass 1); null without orders.
    /// </summary>
    public double? FillRatio => Ratio(OrderEventKind.Filled);

    /// <summary>Rejects over orders sent in the last minute; null without orders.</summary>
    public double? RejectRatio => Ratio(OrderEventKind.Rejected);

    private double? Ratio(OrderEventKind kind) =>
        In60s[OrderEventKind.Sent] == 0 ? null : (double)In60s[kind] / In60s[OrderEventKind.Sent];
}
