using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Children and executed shares per parent order of one server, in a flat open-addressing table that is never more than
/// half full. It doubles up to <see cref="Limits.ParentsTracked"/> parents. Then it forgets the exactly filled ones; a
/// parent that finds no room even so is not tracked, and that is counted. The most children of one parent and the number
/// of overfilled parents keep what was forgotten.
/// </summary>
internal sealed class ParentTable
{
    private readonly int _maxTracked;
    private ParentOrder[] _slots = new ParentOrder[512];
    private int _shift = 64 - 9;
    private int _limit = 256;
    private long _last;
    private int _lastSlot;

    /// <summary>An empty table.</summary>
    /// <param name="maxTracked">Parents it may hold, a power of two.</param>
    public ParentTable(int maxTracked = Limits.ParentsTracked) => _maxTracked = maxTracked;

    /// <summary>Parents in the table.</summary>
    public int Count { get; private set; }

    /// <summary>Most children any one parent has.</summary>
    public long MostChildren { get; private set; }

    /// <summary>Parents of which more was executed than they asked for.</summary>
    public long Overfilled { get; private set; }

    /// <summary>Events of parents that found no room.</summary>
    public long Untracked { get; private set; }

    /// <summary>Parents that were forgotten to make room.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Applies events of all kinds.</summary>
    /// <param name="events">The events.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events)
    {
        foreach (ref readonly OrderEvent item in events)
        {
            if (item.Kind == OrderEventKind.Sent)
                Child(item.ParentNumber);
            else if (item.Kind == OrderEventKind.Filled)
                Executed(item.ParentNumber, item.Quantity);
            else if (item.Kind == OrderEventKind.ParentReceived)
                Received(item.ParentNumber, item.Quantity);
        }
    }

    /// <summary>A parent arrived.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="quantity">Its shares.</param>
    public void Received(long number, int quantity)
    {
        ref ParentOrder slot = ref Find(number);
        if (Unsafe.IsNullRef(ref slot))
            return;
        bool before = slot.IsOverfilled;
        slot.Quantity = quantity;
        Overfilled += (slot.IsOverfilled ? 1 : 0) - (before ? 1 : 0);
    }

    /// <summary>A child of a parent left.</summary>
    /// <param name="number">The parent's number; 0 for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Child(long number)
    {
        if (number == 0)
            return;
        ref ParentOrder slot = ref Find(number);
        if (Unsafe.IsNullRef(ref slot))
            return;
        slot.Children++;
        if (slot.Children > MostChildren)
            MostChildren = slot.Children;
    }

    /// <summary>A child of a parent was executed.</summary>
    /// <param name="number">The parent's number; 0 for none.</param>
    /// <param name="quantity">Shares.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Executed(long number, int quantity)
    {
        if (number == 0)
            return;
        ref ParentOrder slot = ref Find(number);
        if (Unsafe.IsNullRef(ref slot))
            return;
        long before = slot.Executed;
        slot.Executed = before + quantity;
        if (slot.Executed > slot.Quantity && before <= slot.Quantity && slot.Quantity > 0)
            Overfilled++;
    }

    /// <summary>Looks at one parent.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="parent">What is known of it.</param>
    /// <returns>Whether it is in the table.</returns>
    public bool TryGet(long number, out ParentOrder parent)
    {
        parent = _slots[Probe(number)];
        return parent.Number == number;
    }

    /// <summary>All parents, by number.</summary>
    /// <returns>A copy.</returns>
    public List<ParentOrder> ToList() =>
        [.. _slots.Where(static slot => slot.Number != 0).OrderBy(static slot => slot.Number)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ParentOrder Find(long number)
    {
        // Flow comes in runs of one parent.
        if (number == _last)
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), _lastSlot);
        return ref Search(number);
    }

    private ref ParentOrder Search(long number)
    {
        int at = Probe(number);
        if (_slots[at].Number == 0 && !TryAdd(number, ref at))
        {
            Untracked++;
            return ref Unsafe.NullRef<ParentOrder>();
        }
        (_last, _lastSlot) = (number, at);
        return ref _slots[at];
    }

    private bool TryAdd(long number, ref int at)
    {
        if (Count >= _limit)
        {
            if (!MakeRoom())
                return false;
            at = Probe(number);
        }
        _slots[at].Number = number;
        Count++;
        return true;
    }

    /// <summary>The slot of a number: its own, or the free one where it belongs.</summary>
    private int Probe(long number)
    {
        ParentOrder[] slots = _slots;
        int at = (int)(unchecked((ulong)number * 0x9E37_79B9_7F4A_7C15UL) >> _shift);
        while (slots[at].Number != number && slots[at].Number != 0)
            at = (at + 1) & (slots.Length - 1);
        return at;
    }

    private bool MakeRoom()
    {
        bool doubled = Count < _maxTracked;
        ParentOrder[] old = _slots;
        int slots = doubled ? old.Length * 2 : old.Length;
        _slots = new ParentOrder[slots];
        _shift = 64 - BitOperations.Log2((uint)slots);
        _limit = slots / 2;
        _last = 0;
        Count = 0;
        foreach (ParentOrder parent in old)
        {
            if (parent.Number == 0)
                continue;
            if (!doubled && parent.IsFilled)
            {
                Forgotten++;
                continue;
            }
            _slots[Probe(parent.Number)] = parent;
            Count++;
        }
        return Count < _limit;
    }
}
