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
            {
                _missed += item.Sequence - _lastSequence - 1;
                _gapAt = item.TimeNanoseconds;
            }
            _lastSequence = item.Sequence;
            if (item.OrderNumber != 0 && item.Quantity > 0)
                Apply(item);
        }
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
        if (!Unsafe.IsNullRef(ref _table.Find(item.OrderNumber)))
            return; // the gate told of it before
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
