using System.Runtime.CompilerServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Conservation of parent orders on one server, counted in shares and not in seconds: no child may leave that takes
/// more than its parent has left, and no more may be executed than the parent asked for. Live are shares at the venue
/// for which no cancel was requested, so that a router may send the replacement with the cancel; when the old order is
/// executed in spite of the cancel, the fill that goes over is the breach.
/// <para>
/// Lost events take opinions away and never accuse. They can explain at most as many unknown parents as events were
/// lost; the rest are orphans. A parent that had live children when events were lost is judged by its executed shares
/// alone from then on.
/// </para>
/// </summary>
internal sealed class ParentJudge
{
    private long _last;
    private long _missed;
    private long _excused;
    private long _losses;
    private bool _parentsAreReported;

    /// <summary>What breached.</summary>
    public ConservationLog Log { get; } = new();

    /// <summary>Parents of which more was executed than they asked for.</summary>
    public long Overfilled { get; private set; }

    /// <summary>The time between two losses of events, as it stands in a parent.</summary>
    public long Era { get; private set; }

    /// <summary>A slice begins.</summary>
    /// <param name="events">Its events, in the order of their numbers.</param>
    /// <returns>Whether nothing was lost before it or in it; else each event must be announced.</returns>
    public bool Begin(ReadOnlySpan<OrderEvent> events)
    {
        Log.Begin();
        if (events.IsEmpty)
            return true;
        long last = events[^1].FeedSequence;
        if (last != _last + events.Length)
            return false;
        _last = last;
        return true;
    }

    /// <summary>Announces the next event of a slice with losses.</summary>
    /// <param name="feedSequence">Its number.</param>
    /// <returns>Whether the eras begin anew, so that every parent must enter the present one.</returns>
    public bool NoteLoss(long feedSequence)
    {
        long missed = feedSequence - _last - 1;
        _last = feedSequence;
        if (missed <= 0)
            return false;
        _missed += missed;
        Era = ParentOrder.InPlace(++_losses);
        return Era == 0;
    }

    /// <summary>A parent arrived, or its client changed it.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="item">The event.</param>
    public void Arrive(ref ParentOrder parent, in OrderEvent item)
    {
        _parentsAreReported = true;
        _excused -= parent.IsExcused ? 1 : 0;
        parent.Arrive(item.Quantity, item.Aux == OrderEvent.BothSides ? Side.None : item.Side);
        Overfilled += (parent.IsOverfilled ? 1 : 0) - (parent.WasOverfilled ? 1 : 0);
        parent.WasOverfilled = parent.IsOverfilled;
    }

    /// <summary>Looks closer at a child or a fill that is on the wrong side or goes over.</summary>
    /// <param name="parent">Its parent, with the event counted.</param>
    /// <param name="item">The event.</param>
    /// <param name="at">Its position in the slice.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Look(ref ParentOrder parent, in OrderEvent item, int at)
    {
        ConservationBreachKind kind =
            item.Kind == OrderEventKind.Filled ? OfFill(ref parent) : OfChild(ref parent, item);
        if (kind == ConservationBreachKind.None)
            return;
        Log.Add(new ConservationBreach(
            kind, at, item.FeedSequence, parent.Number, parent.Executed, parent.Committed - parent.Executed,
            parent.Quantity));
    }

    /// <summary>
    /// Looks at a child that names no parent: nothing unusual where parents are not reported at all, as in flow that
    /// was recorded at a venue.
    /// </summary>
    /// <param name="item">The event.</param>
    /// <param name="at">Its position in the slice.</param>
    public void LookAtParentless(in OrderEvent item, int at)
    {
        if (_parentsAreReported)
            Log.Add(new ConservationBreach(ConservationBreachKind.WithoutParent, at, item.FeedSequence, 0, 0, 0, 0));
        else
            Log.Abstain();
    }

    private ConservationBreachKind OfFill(ref ParentOrder parent)
    {
        if (!parent.IsOverfilled)
            return ConservationBreachKind.None;
        Overfilled += parent.WasOverfilled ? 0 : 1;
        parent.WasOverfilled = true;
        return ConservationBreachKind.Overfilled;
    }

    private ConservationBreachKind OfChild(ref ParentOrder parent, in OrderEvent item)
    {
        if (parent.Quantity == 0)
            return OfStranger(ref parent);
        if (parent.Opposes(item.Side) != 0)
            return ConservationBreachKind.OppositeSide;
        if (parent.Executed >= parent.Quantity)
            return ConservationBreachKind.AfterComplete;
        if (!parent.IsStale)
            return ConservationBreachKind.Overcommitted;
        if (parent.Executed + item.Quantity > parent.Quantity)
            return ConservationBreachKind.Overcommitted;
        Log.Abstain();
        return ConservationBreachKind.None;
    }

    /// <summary>A child of a parent whose arrival was not seen.</summary>
    private ConservationBreachKind OfStranger(ref ParentOrder parent)
    {
        if (!parent.IsExcused && _excused >= _missed)
            return ConservationBreachKind.Orphan;
        _excused += parent.IsExcused ? 0 : 1;
        parent.IsExcused = true;
        Log.Abstain();
        return ConservationBreachKind.None;
    }
}
