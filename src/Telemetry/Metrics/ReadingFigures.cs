using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// The numbers of one server, or of the fleet, at one tick, written in place: a tick allocates nothing. What a screen
/// gets is made from it by <see cref="ToReading"/> when a snapshot is made. Money is in <see cref="Money.Units"/>.
/// </summary>
internal struct ReadingFigures
{
    public long AtNanoseconds;
    public KindCounts In1s;
    public KindCounts In10s;
    public KindCounts In60s;
    public long Parents;
    public long Children;
    public long Executions;
    public long SharesExecuted;
    public long Rejects;
    public long Refusals;
    public long MostChildrenOfOneParent;
    public long OverfilledParents;
    public long OpenOrders;
    public long UnacknowledgedOrders;
    public long OldestUnacknowledgedNanoseconds;
    public long OpenNotional;
    public long GrossExposure;
    public long NetExposure;
    public long Realised;
    public long Unrealised;
    public long Drawdown;
    public long PnlPerSecond;
    public int Symbols;
    public long FeedSequence;
    public long SendSequence;
    public long MissedEvents;
    public long RepeatedEvents;
    public long LastEventNanoseconds;
    public long OrdersAfterBlock;

    /// <summary>Stands for no event yet.</summary>
    public const long NoEvent = long.MinValue;

    /// <summary>Open notional plus gross exposure.</summary>
    public readonly long EnteredExposure => checked(OpenNotional + GrossExposure);

    /// <summary>Realised plus unrealised.</summary>
    public readonly long Pnl => checked(Realised + Unrealised);

    /// <summary>The immutable form.</summary>
    /// <returns>The same numbers.</returns>
    public readonly ServerReading ToReading() => new()
    {
        At = new MarketTime(AtNanoseconds),
        In1s = In1s,
        In10s = In10s,
        In60s = In60s,
        Parents = Parents,
        Children = Children,
        Executions = Executions,
        SharesExecuted = SharesExecuted,
        Rejects = Rejects,
        Refusals = Refusals,
        MostChildrenOfOneParent = MostChildrenOfOneParent,
        OverfilledParents = OverfilledParents,
        OpenOrders = checked((int)OpenOrders),
        UnacknowledgedOrders = checked((int)UnacknowledgedOrders),
        OldestUnacknowledged = TimeSpan.FromTicks(OldestUnacknowledgedNanoseconds / 100),
        OpenNotional = new Money(OpenNotional),
        GrossExposure = new Money(GrossExposure),
        NetExposure = new Money(NetExposure),
        RealisedPnl = new Money(Realised),
        UnrealisedPnl = new Money(Unrealised),
        Drawdown = new Money(Drawdown),
        PnlPerSecond = new Money(PnlPerSecond),
        Symbols = Symbols,
        FeedSequence = FeedSequence,
        SendSequence = SendSequence,
        MissedEvents = MissedEvents,
        RepeatedEvents = RepeatedEvents,
        LastEventAt = LastEventNanoseconds == NoEvent ? null : new MarketTime(LastEventNanoseconds),
        OrdersAfterBlock = OrdersAfterBlock,
    };
}
