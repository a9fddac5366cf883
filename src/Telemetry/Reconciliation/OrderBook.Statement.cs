using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <content>
/// What the venue states to be open when it is asked, because messages of its drop copy were lost: it makes the loss
/// good without anybody guessing what was in it.
/// </content>
internal sealed partial class OrderBook
{
    private readonly Dictionary<long, DropCopyEvent> _stated = [];
    private int _stating = -1; // rows that are still to come; -1 outside a statement
    private long _statedAt = None;
    private long _outstanding;
    private long _byStatement;
    private int _hidden; // orders in doubt that a gap may hide

    /// <summary>
    /// Whether the venue should be asked what is open: numbers are missing, or an order has long been in doubt whose
    /// receipt may be among those that were.
    /// </summary>
    public bool NeedsStatement => _outstanding > 0 || _hidden > 0;

    private void State(in DropCopyEvent item)
    {
        if (item.Kind == DropCopyKind.Statement)
        {
            _stated.Clear();
            _stating = item.Quantity;
        }
        else if (_stating > 0)
        {
            _stated[item.OrderNumber] = item;
            _stating--;
        }
        if (_stating != 0)
            return;
        _stating = -1;
        Believe(item.TimeNanoseconds);
    }

    private void Believe(long at)
    {
        foreach (ref OrderCase order in _table.Slots)
        {
            if (order.Number == 0)
                continue;
            if (_stated.Remove(order.Number, out DropCopyEvent open))
                Agree(ref order, open.Quantity);
            else if (order.VenueLeaves > 0 || IsHidden(order, at))
                EndStated(ref order, at);
        }
        foreach (DropCopyEvent unknown in _stated.Values)
        {
            _lastNewAt = Math.Max(_lastNewAt, at); // nobody knows since when
            _venueOrders++;
            Stray(unknown);
        }
        _stated.Clear();
        Forget();
        (_outstanding, _statedAt) = (0, at);
        _gapAt = Math.Min(_gapAt, at); // what was lost was told before the statement
    }

    // An order that left just now is on its way: that the venue does not name it says nothing.
    private bool IsHidden(in OrderCase order, long at) =>
        !order.Has(OrderCase.Venue) && order.SentAt < _gapAt && at - order.SentAt >= PatienceNanoseconds;

    private void Agree(ref OrderCase order, int leaves)
    {
        if (!order.Has(OrderCase.Venue))
            Arrive(ref order);
        order.Flags |= OrderCase.Answered;
        int filled = order.VenueLeaves - leaves; // what is open can only have lost fills
        if (filled <= 0)
            return;
        order.VenueLeaves = leaves;
        order.VenueFilled += filled;
        if (!order.Has(OrderCase.Gate))
            return;
        _venue.Open -= filled;
        _venue.Filled += filled;
    }

    private void EndStated(ref OrderCase order, long at)
    {
        order.Flags |= OrderCase.Stated | OrderCase.Answered;
        order.ChangedAt = at;
        _byStatement++;
        Vanish(ref order);
        if (order.IsSettled)
            _toRemove.Add(order.Number);
    }

    // What of it was filled, only the server can say; the rest is gone.
    private void Vanish(ref OrderCase order)
    {
        if (!order.Has(OrderCase.Venue))
            Arrive(ref order);
        int filled = Math.Clamp(order.ServerFilled - order.VenueFilled, 0, order.VenueLeaves);
        if (order.Has(OrderCase.Gate))
        {
            _venue.Filled += filled;
            _venue.Open -= order.VenueLeaves;
            _venue.Cancelled += order.VenueLeaves - filled;
        }
        if (order.VenueLeaves > 0)
            _venueOpen--;
        order.VenueFilled += filled;
        order.VenueLeaves = 0;
    }

    // It was on its way for longer than anybody thinks possible, and arrives after all.
    private void Reopen(ref OrderCase order)
    {
        int leaves = order.Quantity - order.VenueFilled;
        if (leaves <= 0)
            return;
        order.Flags &= unchecked((ushort)~OrderCase.Stated);
        order.VenueLeaves = leaves;
        _venue.Cancelled -= leaves;
        _venue.Open += leaves;
        _venueOpen++;
    }

    private void Forget()
    {
        foreach (long number in _toRemove)
            _table.Remove(number);
        _toRemove.Clear();
    }
}
