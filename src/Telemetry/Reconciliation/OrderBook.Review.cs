using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Reconciliation;

/// <content>The look over all unsettled orders, now and then.</content>
internal sealed partial class OrderBook
{
    /// <summary>How long words may differ before that is a finding: answers are on their way for a moment.</summary>
    public const long PatienceNanoseconds = 5 * MarketTime.NanosecondsPerSecond;

    private readonly List<long> _toRemove = [];
    private long _byServerAlone;

    /// <summary>
    /// Looks over all unsettled orders. What the drop copy has lost the word of, and no statement of the venue told
    /// within the patience, the server's word ends, and is counted as that. What the server's report does not say is
    /// none of the server's doing where the line it comes by has lost it, or is behind: those orders stay in the list.
    /// What was lost excuses no more orders than it had events.
    /// </summary>
    /// <param name="now">Market time, in nanoseconds.</param>
    /// <param name="reportedUntil">Until when everything the server says has arrived.</param>
    /// <returns>What stands longer than the patience.</returns>
    public Review Look(long now, long reportedUntil = long.MaxValue)
    {
        int unreported = 0;
        int neverArrived = 0;
        int disputed = 0;
        int hidden = 0;
        long excuses = _lostReports;
        foreach (ref OrderCase order in _table.Slots)
        {
            if (order.Number == 0 || !order.Has(OrderCase.Gate))
                continue;
            if (order.SentAt < _gapAt && !order.Has(OrderCase.Venue) && now - order.SentAt >= PatienceNanoseconds)
                hidden++;
            if (_outstanding > 0 && now - _gapAt >= PatienceNanoseconds && order.SentAt < _gapAt
                && order.ServerLeaves == 0 && !order.IsSettled)
            {
                EndByServer(ref order);
                continue;
            }
            if (now - order.ChangedAt < PatienceNanoseconds)
                continue;
            if (!order.Has(OrderCase.Venue))
                neverArrived++;
            else if (order.ServerLeaves == 0 && order.VenueLeaves > 0)
                disputed++;
            else if (order.Has(OrderCase.Answered) && !order.Has(OrderCase.Server))
                unreported += IsExcused(order, reportedUntil, ref excuses) ? 0 : 1;
            else if (order.ServerLeaves > 0 && order.VenueLeaves == 0)
                disputed += IsExcused(order, reportedUntil, ref excuses) ? 0 : 1;
        }
        Forget();
        _hidden = hidden;
        return new Review(unreported, neverArrived, disputed);
    }

    private bool IsExcused(in OrderCase order, long reportedUntil, ref long excuses) =>
        order.ChangedAt >= reportedUntil || (order.ChangedAt <= _reportGapAt && excuses-- > 0);

    /// <summary>The oldest unsettled orders with the reason of each.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>The orders, oldest first.</returns>
    public ImmutableArray<LiveOrder> List(int most, out int count)
    {
        var live = new List<LiveOrder>();
        foreach (ref readonly OrderCase order in _table.Slots)
        {
            if (order.Number != 0 && IsLive(order))
                live.Add(Row(order));
        }
        live.Sort(static (left, right) =>
            (left.Since, left.Order.Value).CompareTo((right.Since, right.Order.Value)));
        count = live.Count;
        return [.. live.Take(most)];
    }

    // An order nobody admits to is kept as evidence after its end; it is not live then.
    private static bool IsLive(in OrderCase order) =>
        order.VenueLeaves > 0 || (order.Has(OrderCase.Gate) && !order.IsSettled);

    private static LiveOrder Row(in OrderCase order) => new(
        new OrderId(order.Number), new SymbolId(order.Symbol), order.Side, order.Quantity,
        Math.Max(order.VenueLeaves, order.Has(OrderCase.Gate) ? order.ServerLeaves : 0),
        new MarketTime(Math.Max(0, order.SentAt)), !order.Has(OrderCase.Venue), Why(order));

    private static string Why(in OrderCase order)
    {
        if (!order.Has(OrderCase.Gate))
            return "Nobody admits to it: at the venue, and not through the gate.";
        if (!order.Has(OrderCase.Venue))
        {
            return order.ServerLeaves == 0
                ? "The server says that it has ended; the venue has said nothing of it."
                : "In doubt: the gate let it out, and the venue has said nothing of it.";
        }
        if (order.VenueLeaves == 0)
            return "Ended at the venue; the server's report does not say so.";
        if (order.ServerLeaves == 0)
            return "Open at the venue; the server says that it has ended.";
        if (order.Has(OrderCase.CancelRefused))
            return "Open at the venue, which refused to cancel it.";
        if (order.Has(OrderCase.CancelReceived))
            return "Open at the venue, which has a cancel of it and has not carried it out.";
        return order.Has(OrderCase.CancelSent)
            ? "Open at the venue; a cancel left, and the venue does not say that it has it."
            : "Open at the venue; nobody has asked to cancel it.";
    }

    private void EndByServer(ref OrderCase order)
    {
        Vanish(ref order);
        _byServerAlone++;
        _toRemove.Add(order.Number);
    }
}
