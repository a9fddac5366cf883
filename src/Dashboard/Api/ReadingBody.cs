using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>The numbers of a server or of the fleet. Money in dollars; a ratio that does not exist is null.</summary>
internal sealed record ReadingBody
{
    /// <summary>Market time of the reading.</summary>
    public required string At { get; init; }

    /// <summary>Orders sent in the last second.</summary>
    public int OrdersIn1s { get; init; }

    /// <summary>Orders sent in the last 10 seconds.</summary>
    public int OrdersIn10s { get; init; }

    /// <summary>Orders sent in the last minute.</summary>
    public int OrdersIn60s { get; init; }

    /// <summary>Fills in the last second.</summary>
    public int FillsIn1s { get; init; }

    /// <summary>Cancels in the last second.</summary>
    public int CancelsIn1s { get; init; }

    /// <summary>Rejects in the last second.</summary>
    public int RejectsIn1s { get; init; }

    /// <summary>Parent orders since the start.</summary>
    public long Parents { get; init; }

    /// <summary>Child orders since the start.</summary>
    public long Children { get; init; }

    /// <summary>Executions since the start.</summary>
    public long Executions { get; init; }

    /// <summary>Shares executed since the start.</summary>
    public long SharesExecuted { get; init; }

    /// <summary>Orders the gate refused since the start.</summary>
    public long Refusals { get; init; }

    /// <summary>Child orders per parent; null without a parent.</summary>
    public double? ChildrenPerParent { get; init; }

    /// <summary>Parents filled beyond their quantity.</summary>
    public long OverfilledParents { get; init; }

    /// <summary>Fills over orders of the last minute.</summary>
    public double? FillRatio { get; init; }

    /// <summary>Rejects over orders of the last minute.</summary>
    public double? RejectRatio { get; init; }

    /// <summary>Orders at the venue.</summary>
    public int OpenOrders { get; init; }

    /// <summary>Orders the venue has not answered.</summary>
    public int UnacknowledgedOrders { get; init; }

    /// <summary>Gross exposure.</summary>
    public decimal GrossExposure { get; init; }

    /// <summary>Net exposure.</summary>
    public decimal NetExposure { get; init; }

    /// <summary>Entered exposure: open and filled.</summary>
    public decimal EnteredExposure { get; init; }

    /// <summary>Realised profit.</summary>
    public decimal RealisedPnl { get; init; }

    /// <summary>Unrealised profit.</summary>
    public decimal UnrealisedPnl { get; init; }

    /// <summary>Profit, negative for a loss.</summary>
    public decimal Pnl { get; init; }

    /// <summary>How far it is below its best.</summary>
    public decimal Drawdown { get; init; }

    /// <summary>Its change per second over 10 seconds.</summary>
    public decimal PnlPerSecond { get; init; }

    /// <summary>Instruments with a position.</summary>
    public int Symbols { get; init; }

    /// <summary>Events that never arrived.</summary>
    public long MissedEvents { get; init; }

    /// <summary>Events that came again or out of order.</summary>
    public long RepeatedEvents { get; init; }

    /// <summary>Orders after an acknowledged halt: a leak when not 0.</summary>
    public long OrdersAfterBlock { get; init; }

    /// <summary>Market time of the last event; null before the first.</summary>
    public string? LastEventAt { get; init; }

    /// <summary>From a reading.</summary>
    /// <param name="reading">The reading.</param>
    /// <returns>The body.</returns>
    public static ReadingBody From(ServerReading reading) => new()
    {
        At = reading.At.ToString(),
        OrdersIn1s = reading.In1s[OrderEventKind.Sent],
        OrdersIn10s = reading.In10s[OrderEventKind.Sent],
        OrdersIn60s = reading.In60s[OrderEventKind.Sent],
        FillsIn1s = reading.In1s[OrderEventKind.Filled],
        CancelsIn1s = reading.In1s[OrderEventKind.Cancelled],
        RejectsIn1s = reading.In1s[OrderEventKind.Rejected],
        Parents = reading.Parents,
        Children = reading.Children,
        Executions = reading.Executions,
        SharesExecuted = reading.SharesExecuted,
        Refusals = reading.Refusals,
        ChildrenPerParent = reading.ChildrenPerParent,
        OverfilledParents = reading.OverfilledParents,
        FillRatio = reading.FillRatio,
        RejectRatio = reading.RejectRatio,
        OpenOrders = reading.OpenOrders,
        UnacknowledgedOrders = reading.UnacknowledgedOrders,
        GrossExposure = reading.GrossExposure.Dollars,
        NetExposure = reading.NetExposure.Dollars,
        EnteredExposure = reading.EnteredExposure.Dollars,
        RealisedPnl = reading.RealisedPnl.Dollars,
        UnrealisedPnl = reading.UnrealisedPnl.Dollars,
        Pnl = reading.Pnl.Dollars,
        Drawdown = reading.Drawdown.Dollars,
        PnlPerSecond = reading.PnlPerSecond.Dollars,
        Symbols = reading.Symbols,
        MissedEvents = reading.MissedEvents,
        RepeatedEvents = reading.RepeatedEvents,
        OrdersAfterBlock = reading.OrdersAfterBlock,
        LastEventAt = reading.LastEventAt?.ToString(),
    };
}
