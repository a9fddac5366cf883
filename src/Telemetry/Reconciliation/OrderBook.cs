using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <summary>
/// The orders of one server in the words of three sources that do not share a hand: the tap of its gate says what left,
/// its own report says what became of it, and the venue's drop copy says what arrived and what became of that. Every
/// share that left is at any time in exactly one place by each word; what nobody let out is counted apart. Flat arrays
/// and integers: it runs for every event.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="most">Unsettled orders it may follow.</param>
internal sealed partial class OrderBook(ServerId server, int most = Limits.OrdersReconciled)
{
    /// <summary>No time.</summary>
    internal const long None = long.MinValue;

    private readonly CaseTable _table = new(most);
    private Sums _report;
    private Sums _venue;
    private long _gateOrders;
    private long _reportedOrders;
    private long _venueOrders;
    private long _strays; // at the venue, and not admitted to by gate or report
    private long _strayShares;
    private long _strayFills;
    private long _strayFillAt = None;
    private long _untracked;
    private int _inDoubt;
    private int _venueOpen;

    /// <summary>The server.</summary>
    public ServerId Server => server;

    /// <summary>Market time of the event that showed the last gap of the drop copy.</summary>
    public long GapAt => _gapAt;

    /// <summary>Fills for which no order is known.</summary>
    public long StrayFills => _strayFills;

    /// <summary>Market time of the last fill without an order.</summary>
    public long StrayFillAt => _strayFillAt;

    /// <summary>Market time of the last order that nobody admitted to when it arrived.</summary>
    public long LastStrayAt => _lastStrayAt;

    /// <summary>
    /// Events of the tap that are lost and not counted as missed yet: its source could not hand them over, or what
    /// waits to be taken has a number beyond them.
    /// </summary>
    public long LostBehindGap { get; set; }

    /// <summary>Orders that nobody admits to, beyond those that the tap may have lost.</summary>
    public long Rogue { get; private set; }

    /// <summary>How many orders are not settled.</summary>
    public int LiveCount => _table.Count;

    /// <summary>Where the shares are by the server's report.</summary>
    public ShareSums Report => _report.Read();

    /// <summary>Where the shares are by the drop copy.</summary>
    public ShareSums Venue => _venue.Read();

    /// <summary>All unsettled orders, in free slots and taken ones.</summary>
    internal ReadOnlySpan<OrderCase> Cases => _table.Slots;

    // How many orders the tap can have lost: those are known to have left, whoever tells of them.
    private long Allowance => Math.Max(0, _skippedSends - _recovered) + _missedSinceSend + LostBehindGap;

    /// <summary>
    /// Counts the orders nobody admits to. To be called when everything before an instant was put through, and only
    /// while the tap is not behind: a tap that is behind has simply not told yet.
    /// </summary>
    /// <param name="before">Orders that arrived after this, in nanoseconds, have time to be admitted to.</param>
    public void CountRogues(long before = long.MaxValue)
    {
        if (_strays <= Allowance)
            return;
        long strays = before >= _lastStrayAt ? _strays : StraysBefore(before);
        Rogue = Math.Max(Rogue, strays - Allowance);
    }

    /// <summary>What the venue says, in figures.</summary>
    /// <param name="at">Market time of the tick.</param>
    /// <param name="heardUntil">The drop copy's heartbeat; null when there is none.</param>
    /// <returns>The word.</returns>
    public VenueWord Word(MarketTime at, MarketTime? heardUntil) => new(server, at, heardUntil)
    {
        Missed = _missed,
        Outstanding = _outstanding,
        LastGapAt = _gapAt == None ? null : new MarketTime(Math.Max(0, _gapAt)),
        StatedAt = _statedAt == None ? null : new MarketTime(_statedAt),
        LastNewOrderAt = _lastNewAt == None ? null : new MarketTime(_lastNewAt),
        OpenOrders = _venueOpen,
        InDoubt = _inDoubt,
        Rogue = Rogue,
        CancelsRefused = _cancelsRefused,
    };

    /// <summary>The figures of all three sources.</summary>
    /// <param name="word">The venue's word.</param>
    /// <returns>The figures, without what a review finds and without a list.</returns>
    public ServerReconciliation Read(VenueWord word) => new(server, word)
    {
        GateOrders = _gateOrders,
        ReportedOrders = _reportedOrders,
        VenueOrders = _venueOrders,
        Report = Report,
        Venue = Venue,
        StrayShares = _strayShares,
        FillsWithoutOrder = _strayFills,
        ByServerAlone = _byServerAlone,
        ByStatement = _byStatement,
        Untracked = _untracked,
        LiveCount = LiveCount,
    };

    private long StraysBefore(long before)
    {
        long strays = 0;
        foreach (ref readonly OrderCase order in _table.Slots)
        {
            if (order.Number != 0 && !order.Has(OrderCase.Gate) && order.SentAt < before)
                strays++;
        }
        return strays;
    }

    private void NoteStrayFill(long at) => (_strayFills, _strayFillAt) = (_strayFills + 1, at);

    private void Settle(ref OrderCase order)
    {
        if (order.IsSettled)
            _table.Remove(order.Number);
    }

    private struct Sums
    {
        public long Sent;
        public long Filled;
        public long Cancelled;
        public long Rejected;
        public long Open;
        public long InDoubt;

        public readonly ShareSums Read() => new(Sent, Filled, Cancelled, Rejected, Open, InDoubt);
    }
}
