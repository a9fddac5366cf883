using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <content>What the venue says, in its drop copy.</content>
internal sealed partial class OrderBook
{
    private long _lastSequence;
    private long _missed;
    private long _gapAt = None;
    private long _lastNewAt = None;
    private long _lastStrayAt = None;
    private long _cancelsRefused;

    /// <summary>Applies what the drop copy says. What it repeats is left out, what it skips is counted.</summary>
    /// <param name="events">The events, in order.</param>
    public void ApplyVenue(ReadOnlySpan<DropCopyEvent> events)
    {
        foreach (ref readonly DropCopyEvent item in events)
        {
            if (item.Sequence <= _lastSequence)
                continue;
            if (item.Sequence > _lastSequence + 1)
                NoteGap(item.Sequence - _lastSequence - 1, item.TimeNanoseconds);
            _lastSequence = item.Sequence;
            if (item.Kind is DropCopyKind.Statement or DropCopyKind.Open)
                State(item);
            else if (item.OrderNumber != 0 && item.Quantity > 0)
                Apply(item);
        }
    }

    /// <summary>Number of the last message of the drop copy, taken or known to be lost.</summary>
    public long LastVenueSequence => _lastSequence;

    /// <summary>A heartbeat says that the end of the drop copy was lost.</summary>
    /// <param name="last">Number of the last message.</param>
    /// <param name="now">Market time, in nanoseconds.</param>
    public void NoteLostCopyEnd(long last, long now)
    {
        NoteGap(last - _lastSequence, now);
        _lastSequence = last;
    }

    private void NoteGap(long missing, long at)
    {
        _missed += missing;
        _outstanding += missing;
        _gapAt = at;
        _stating = -1; // a statement with a hole in it says nothing of what it does not name
    }

    private void Apply(in DropCopyEvent item)
    {
        if (item.Kind == DropCopyKind.Received)
            Receive(item);
        ref OrderCase order = ref _table.Find(item.OrderNumber);
        if (Unsafe.IsNullRef(ref order))
        {
            if (item.Kind == DropCopyKind.Filled)
                NoteStrayFill(item.TimeNanoseconds);
            return;
        }
        if (!order.Has(OrderCase.Venue))
            Arrive(ref order); // the drop copy lost its receipt
        switch (item.Kind)
        {
            case DropCopyKind.Accepted:
                order.Flags |= OrderCase.Answered;
                break;
            case DropCopyKind.Filled:
                order.Flags |= OrderCase.Answered;
                Fill(ref order, item);
                break;
            case DropCopyKind.Rejected or DropCopyKind.Cancelled:
                order.Flags |= OrderCase.Answered;
                if (item.Kind == DropCopyKind.Rejected)
                    order.Flags |= OrderCase.VenueRejected;
                End(ref order);
                break;
            case DropCopyKind.CancelReceived:
                order.Flags |= OrderCase.CancelReceived;
                break;
            case DropCopyKind.CancelRejected when order.VenueLeaves > 0:
                order.Flags |= OrderCase.CancelRefused;
                _cancelsRefused++;
                break;
            default:
                break; // a receipt was taken above; a cancel that came too late says nothing new
        }
        order.ChangedAt = item.TimeNanoseconds;
        Settle(ref order);
    }

    private void Receive(in DropCopyEvent item)
    {
        _lastNewAt = item.TimeNanoseconds;
        _venueOrders++;
        ref OrderCase known = ref _table.Find(item.OrderNumber);
        if (Unsafe.IsNullRef(ref known))
            Stray(item);
        else if (known.Has(OrderCase.Stated) && known.VenueLeaves == 0)
            Reopen(ref known);
    }

    private void Stray(in DropCopyEvent item)
    {
        _strays++;
        _strayShares += item.Quantity;
        _lastStrayAt = item.TimeNanoseconds;
        ref OrderCase added = ref _table.Add(item.OrderNumber);
        if (Unsafe.IsNullRef(ref added))
        {
            _untracked++;
            return;
        }
        added.Flags = OrderCase.Venue;
        added.Quantity = added.VenueLeaves = item.Quantity;
        added.SentAt = item.TimeNanoseconds;
        added.Symbol = item.SymbolIndex;
        added.Side = item.Side;
        _venueOpen++;
    }

    private void Arrive(ref OrderCase order)
    {
        order.Flags |= OrderCase.Venue;
        order.VenueLeaves = order.Quantity;
        _venue.InDoubt -= order.Quantity;
        _venue.Open += order.Quantity;
        _inDoubt--;
        _venueOpen++;
    }

    private void Fill(ref OrderCase order, in DropCopyEvent item)
    {
        int filled = Math.Min(item.Quantity, order.VenueLeaves);
        if (item.Quantity > filled)
            NoteStrayFill(item.TimeNanoseconds);
        if (filled == 0)
            return;
        order.VenueLeaves -= filled;
        order.VenueFilled += filled;
        if (order.VenueLeaves == 0)
            _venueOpen--;
        if (!order.Has(OrderCase.Gate))
            return;
        _venue.Open -= filled;
        _venue.Filled += filled;
    }

    private void End(ref OrderCase order)
    {
        int gone = order.VenueLeaves;
        if (gone == 0)
            return;
        order.VenueLeaves = 0;
        _venueOpen--;
        if (!order.Has(OrderCase.Gate))
            return;
        _venue.Open -= gone;
        if (order.Has(OrderCase.VenueRejected))
            _venue.Rejected += gone;
        else
            _venue.Cancelled += gone;
    }
}
