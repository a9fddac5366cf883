using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Open and unacknowledged child orders of one server with their open notional. Order numbers rise by one, so the
/// number itself finds the slot: no hashing, no search. A slot still taken when its turn comes again makes the table
/// double, up to <see cref="Limits.OpenOrderSlots"/>; after that the older order moves to the spill. Events of orders
/// it does not know (their sending was lost) change nothing and are counted.
/// </summary>
internal sealed class OpenOrderTable
{
    /// <summary>How many orders before its turn a slot is brought near: about those of one slice.</summary>
    private const int SlotsAhead = 32;

    /// <summary>
    /// Orders of one busy slice and those open beside it: a table of half the size doubled in every run.
    /// </summary>
    private const int SlotsAtFirst = 1_024;

    private readonly Dictionary<long, OpenOrder> _spill = [];
    private readonly SentQueue _unanswered = new();
    private readonly int[] _changes = new int[Limits.BatchCapacity];
    private readonly int _maxSlots;
    private readonly int _maxSpilled;
    private OpenOrder[] _slots;
    private int _inSlots;

    /// <summary>An empty table.</summary>
    /// <param name="maxSlots">Slots it may grow to, a power of two.</param>
    /// <param name="maxSpilled">Orders beside the slots.</param>
    public OpenOrderTable(int maxSlots = Limits.OpenOrderSlots, int maxSpilled = Limits.OpenOrdersSpilled)
    {
        (_maxSlots, _maxSpilled) = (maxSlots, maxSpilled);
        _slots = new OpenOrder[Math.Min(SlotsAtFirst, maxSlots)];
    }

    /// <summary>Orders at the venue.</summary>
    public int Count => _inSlots + _spill.Count;

    /// <summary>Orders the venue has not answered.</summary>
    public int Unacknowledged { get; private set; }

    /// <summary>Limit price times what is left, over the open orders, in money units.</summary>
    public long Notional { get; private set; }

    /// <summary>Orders that found no room at all; they are in no other figure.</summary>
    public long Untracked { get; private set; }

    /// <summary>Answers to orders it does not know.</summary>
    public long Unknown { get; private set; }

    /// <summary>
    /// By how much each event of the latest slice changed what its parent has committed: what was executed and the live
    /// shares. By position, and only for events that are about child orders.
    /// </summary>
    public ReadOnlySpan<int> Changes => _changes;

    /// <summary>
    /// Applies a slice: first what left, then what was answered. Numbers are never used twice, so an answer follows its
    /// order either way, and neither loop has to ask each event what it is. Meanwhile the events behind the slice,
    /// which are the next slice more often than not, are brought near.
    /// </summary>
    /// <param name="events">The events.</param>
    /// <param name="index">Which of them concern orders.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events, EventIndex index)
    {
        ref OrderEvent first = ref MemoryMarshal.GetReference(events);
        ref int changes = ref MemoryMarshal.GetArrayDataReference(_changes);
        foreach (ushort at in index.Sent)
        {
            ref OrderEvent item = ref Unsafe.Add(ref first, at);
            Nearby.Bring(ref SlotOf(item.OrderNumber + SlotsAhead));
            Nearby.Bring(ref Unsafe.Add(ref item, events.Length));
            Unsafe.Add(ref changes, at) = Sent(item);
        }
        long notional = Notional;
        int unacknowledged = Unacknowledged;
        int inSlots = _inSlots;
        ref OpenOrder slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        long mask = _slots.Length - 1;
        foreach (ushort at in index.Answers)
        {
            ref OrderEvent item = ref Unsafe.Add(ref first, at);
            Nearby.Bring(ref Unsafe.Add(ref item, events.Length));
            ref OpenOrder slot = ref Unsafe.Add(ref slots, (nint)(item.OrderNumber & mask));
            if (slot.Number != item.OrderNumber)
            {
                (Notional, Unacknowledged, _inSlots) = (notional, unacknowledged, inSlots);
                Unsafe.Add(ref changes, at) = AnswerElsewhere(item);
                (notional, unacknowledged, inSlots) = (Notional, Unacknowledged, _inSlots);
                continue;
            }
            Unsafe.Add(ref changes, at) = slot.Answer(item, ref unacknowledged, ref notional);
            int gone = (slot.Leaves - 1) >> 31; // all bits when nothing is left
            slot.Number = item.OrderNumber & ~(long)gone;
            inSlots += gone;
        }
        (Notional, Unacknowledged, _inSlots) = (notional, unacknowledged, inSlots);
        DropAnswered(); // now, while the slots are near: at the tick they are not on a large fleet
    }

    /// <summary>A child order left.</summary>
    /// <param name="item">The event.</param>
    /// <returns>By how much it changed what its parent has committed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Sent(in OrderEvent item)
    {
        ref OpenOrder slot = ref SlotOf(item.OrderNumber);
        if (slot.Number != 0)
        {
            slot = ref Vacate(item.OrderNumber);
            if (Unsafe.IsNullRef(ref slot))
                return 0; // nobody will say when it is gone
        }
        slot.Number = item.OrderNumber;
        slot.Parent = item.ParentNumber;
        slot.LimitTicks = item.PriceTicks;
        slot.SentAt = item.TimeNanoseconds;
        slot.Quantity = item.Quantity;
        slot.Leaves = item.Quantity;
        slot.Symbol = (ushort)item.SymbolIndex;
        slot.Side = item.Side;
        slot.Flags = 0;
        _inSlots++;
        Unacknowledged++;
        Notional = checked(Notional + (item.PriceTicks * item.Quantity));
        if (_unanswered.IsFull)
            _unanswered.MakeRoom(this);
        _unanswered.Add(item.OrderNumber);
        return item.Quantity;
    }

    /// <summary>Something happened to an order that had left.</summary>
    /// <param name="item">The event.</param>
    /// <returns>By how much it changed what its parent has committed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Answered(in OrderEvent item)
    {
        ref OpenOrder slot = ref Find(item.OrderNumber);
        if (Unsafe.IsNullRef(ref slot))
        {
            // A cancel that crossed the order's end is no sign of loss; an answer is.
            Unknown += KindBits.In(item.Kind, KindBits.Acknowledges);
            return item.Quantity & -KindBits.In(item.Kind, KindBits.Filled);
        }
        int unacknowledged = Unacknowledged;
        long notional = Notional;
        int change = slot.Answer(item, ref unacknowledged, ref notional);
        (Unacknowledged, Notional) = (unacknowledged, notional);
        if (slot.Leaves == 0)
            Remove(ref slot, item.OrderNumber);
        return change;
    }

    /// <summary>Whether an order is open and unanswered.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>False also for an order it does not know.</returns>
    public bool IsUnacknowledged(long number)
    {
        ref OpenOrder slot = ref Find(number);
        return !Unsafe.IsNullRef(ref slot) && (slot.Flags & OpenOrder.Acknowledged) == 0;
    }

    /// <summary>Whether an order is open and a cancel of it is on its way.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>False also for an order it does not know.</returns>
    public bool IsCancelPending(long number)
    {
        ref OpenOrder slot = ref Find(number);
        return !Unsafe.IsNullRef(ref slot) && (slot.Flags & OpenOrder.CancelSent) != 0;
    }

    /// <summary>When the oldest unanswered order was sent.</summary>
    /// <returns>Nanoseconds of market time; null when none waits.</returns>
    public long? OldestUnacknowledgedSentAt()
    {
        DropAnswered();
        return _unanswered.Count == 0 ? null : Find(_unanswered[0]).SentAt;
    }

    /// <summary>All open orders, oldest number first.</summary>
    /// <returns>A copy.</returns>
    public List<OpenOrder> ToList()
    {
        var open = new List<OpenOrder>(Count);
        foreach (OpenOrder slot in _slots)
        {
            if (slot.Number != 0)
                open.Add(slot);
        }
        open.AddRange(_spill.Values);
        open.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return open;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref OpenOrder SlotOf(long number) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), (nint)(number & (_slots.Length - 1)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref OpenOrder Find(long number)
    {
        ref OpenOrder slot = ref SlotOf(number);
        if (slot.Number == number && number != 0)
            return ref slot;
        return ref FindSpilled(number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref OpenOrder FindSpilled(long number)
    {
        if (_spill.Count == 0)
            return ref Unsafe.NullRef<OpenOrder>();
        return ref CollectionsMarshal.GetValueRefOrNullRef(_spill, number);
    }

    /// <summary>The answer to an order that is in the spill, or in no place at all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AnswerElsewhere(in OrderEvent item) => Answered(item);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Remove(ref OpenOrder slot, long number)
    {
        if (Unsafe.AreSame(ref slot, ref SlotOf(number)))
        {
            slot.Number = 0;
            _inSlots--;
        }
        else
        {
            _spill.Remove(number);
        }
    }

    /// <summary>Drops what is answered from the oldest on.</summary>
    private void DropAnswered()
    {
        int answered = 0;
        for (int waiting = _unanswered.Count; answered < waiting; answered++)
        {
            long number = _unanswered[answered];
            ref OpenOrder slot = ref SlotOf(number);
            if (slot.Number != number && _spill.Count > 0)
                slot = ref Find(number);
            // one question of both, because no processor guesses either: nearly always the answer to it is no
            if (!Unsafe.IsNullRef(ref slot) && (slot.Number == number) & ((slot.Flags & OpenOrder.Acknowledged) == 0))
                break;
        }
        _unanswered.Drop(answered);
    }

    /// <summary>Makes the slot of a number free: by doubling, or by moving the order in it to the spill.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref OpenOrder Vacate(long number)
    {
        ref OpenOrder known = ref Find(number);
        if (!Unsafe.IsNullRef(ref known))
        {
            // A number sent twice: the new order takes the place of the old.
            Unacknowledged -= (known.Flags & OpenOrder.Acknowledged) == 0 ? 1 : 0;
            Notional -= known.LimitTicks * known.Leaves;
            Remove(ref known, number);
        }
        while (SlotOf(number).Number != 0 && _inSlots * 2 > _slots.Length && _slots.Length < _maxSlots)
            Double();
        ref OpenOrder slot = ref SlotOf(number);
        if (slot.Number == 0)
            return ref slot;
        if (_spill.Count >= _maxSpilled)
        {
            Untracked++;
            return ref Unsafe.NullRef<OpenOrder>();
        }
        _spill.Add(slot.Number, slot);
        _inSlots--;
        slot.Number = 0;
        return ref slot;
    }

    private void Double()
    {
        OpenOrder[] old = _slots;
        _slots = new OpenOrder[old.Length * 2];
        foreach (OpenOrder slot in old)
        {
            if (slot.Number != 0)
                SlotOf(slot.Number) = slot; // two numbers that shared no slot before share none now
        }
    }
}
