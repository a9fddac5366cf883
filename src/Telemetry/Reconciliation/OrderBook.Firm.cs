using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <content>What the firm says: the gate's tap (what left) and the server's report (what became of it).</content>
internal sealed partial class OrderBook
{
    private const int ReportedBits = 1 << (int)OrderEventKind.Accepted | 1 << (int)OrderEventKind.Filled
        | 1 << (int)OrderEventKind.Rejected | 1 << (int)OrderEventKind.Cancelled;

    private long _lastSend;
    private long _skippedSends; // numbers of new orders that the tap has skipped
    private long _missedSinceSend; // events the tap has skipped since: each may have been a new order
    private long _lastFeed;
    private long _reportGapAt = None; // when it was last seen that events of tap and report are lost
    private long _lostReports; // how many were: each can have been about one order
    private long _recovered; // skipped ones of which the server's report told

    /// <summary>Applies what the gate's tap and the server's report say.</summary>
    /// <param name="events">The events, checked and in order.</param>
    public void ApplyFirm(ReadOnlySpan<OrderEvent> events)
    {
        foreach (ref readonly OrderEvent item in events)
        {
            if (item.FeedSequence > _lastFeed + 1)
            {
                _missedSinceSend += item.FeedSequence - _lastFeed - 1;
                _lostReports += item.FeedSequence - _lastFeed - 1;
                _reportGapAt = item.TimeNanoseconds;
            }
            _lastFeed = item.FeedSequence;
            if (item.Kind == OrderEventKind.Sent)
                Sent(item);
            else if ((ReportedBits >> (int)item.Kind & 1) != 0)
                Reported(item);
            else if (item.Kind == OrderEventKind.CancelSent)
                Flag(item.OrderNumber, OrderCase.CancelSent);
        }
    }

    /// <summary>
    /// A heartbeat says that the end of the tap was lost. It knows how many new orders were in it: none of what is
    /// missing before them can be another.
    /// </summary>
    /// <param name="lastFeed">Number of the last event.</param>
    /// <param name="lastSend">Number of the last new order.</param>
    /// <param name="now">Market time, in nanoseconds.</param>
    public void NoteLostEnd(long lastFeed, long lastSend, long now)
    {
        if (lastFeed > _lastFeed)
            (_reportGapAt, _lostReports) = (now, _lostReports + lastFeed - _lastFeed);
        _lastFeed = Math.Max(_lastFeed, lastFeed);
        _skippedSends += Math.Max(0, lastSend - _lastSend);
        (_lastSend, _missedSinceSend) = (Math.Max(_lastSend, lastSend), 0);
    }

    private void Sent(in OrderEvent item)
    {
        _skippedSends += Math.Max(0, item.SendSequence - _lastSend - 1);
        (_lastSend, _missedSinceSend) = (Math.Max(_lastSend, item.SendSequence), 0);
        ref OrderCase found = ref _table.Find(item.OrderNumber);
        bool isKnown = !Unsafe.IsNullRef(ref found);
        if (isKnown && !found.Has(OrderCase.Gate))
        {
            Admit(ref found, item.Quantity);
            Settle(ref found);
            return;
        }
        _gateOrders++;
        _report.Sent += item.Quantity;
        _report.InDoubt += item.Quantity;
        _venue.Sent += item.Quantity;
        _venue.InDoubt += item.Quantity;
        _inDoubt++;
        ref OrderCase added = ref isKnown ? ref Unsafe.NullRef<OrderCase>() : ref _table.Add(item.OrderNumber);
        if (Unsafe.IsNullRef(ref added))
        {
            _untracked++; // no room, or a number used twice: nobody will take it out of doubt
            return;
        }
        added.Flags = OrderCase.Gate;
        added.Quantity = added.ServerLeaves = item.Quantity;
        added.SentAt = added.ChangedAt = item.TimeNanoseconds;
        added.Symbol = item.SymbolIndex;
        added.Side = item.Side;
    }

    private void Reported(in OrderEvent item)
    {
        ref OrderCase order = ref _table.Find(item.OrderNumber);
        if (Unsafe.IsNullRef(ref order))
        {
            if (item.Kind == OrderEventKind.Filled && Allowance == 0)
                NoteStrayFill(item.TimeNanoseconds);
            return;
        }
        if (!order.Has(OrderCase.Gate))
        {
            _recovered++; // the tap lost its sending, and the server's report admits to it
            Admit(ref order, order.Quantity);
        }
        if (!order.Has(OrderCase.Server))
        {
            order.Flags |= OrderCase.Server;
            _reportedOrders++;
            _report.InDoubt -= order.ServerLeaves;
            _report.Open += order.ServerLeaves;
        }
        order.ChangedAt = item.TimeNanoseconds;
        if (item.Kind == OrderEventKind.Accepted)
            return;
        int gone = item.Kind == OrderEventKind.Filled
            ? Math.Min(item.Quantity, order.ServerLeaves) : order.ServerLeaves;
        if (item.Kind == OrderEventKind.Filled && item.Quantity > gone)
            NoteStrayFill(item.TimeNanoseconds);
        order.ServerLeaves -= gone;
        _report.Open -= gone;
        if (item.Kind == OrderEventKind.Filled)
        {
            order.ServerFilled += gone;
            _report.Filled += gone;
        }
        else if (item.Kind == OrderEventKind.Cancelled)
            _report.Cancelled += gone;
        else
            _report.Rejected += gone;
        Settle(ref order);
    }

    // The venue told of it first: what it said until now counts for what the gate let out.
    private void Admit(ref OrderCase order, int quantity)
    {
        int received = order.Quantity;
        order.Flags |= OrderCase.Gate;
        order.Quantity = order.ServerLeaves = quantity;
        _strays--;
        _strayShares -= received;
        _gateOrders++;
        _report.Sent += quantity;
        _report.InDoubt += quantity;
        _venue.Sent += quantity;
        order.VenueFilled = Math.Min(order.VenueFilled, quantity);
        bool wasOpen = order.VenueLeaves > 0;
        order.VenueLeaves = wasOpen ? quantity - order.VenueFilled : 0;
        if (wasOpen && order.VenueLeaves == 0)
            _venueOpen--;
        int gone = quantity - order.VenueFilled - order.VenueLeaves;
        _venue.Filled += order.VenueFilled;
        _venue.Open += order.VenueLeaves;
        if (order.Has(OrderCase.VenueRejected))
            _venue.Rejected += gone;
        else
            _venue.Cancelled += gone;
    }

    private void Flag(long number, ushort flag)
    {
        ref OrderCase order = ref _table.Find(number);
        if (!Unsafe.IsNullRef(ref order))
            order.Flags |= flag;
    }
}
