using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Children and executed shares per parent order of one server, in a flat open-addressing table that is never more than
/// half full. It doubles up to <see cref="Limits.ParentsTracked"/> parents. Then it forgets the exactly filled ones; a
/// parent that finds no room even so is not tracked, and that is counted. The most children of one parent and the
/// number of overfilled parents keep what was forgotten.
/// </summary>
internal sealed class ParentTable
{
    private readonly int _maxTracked;
    private ParentOrder[] _slots;
    private int _shift;
    private int _limit;

    /// <summary>An empty table.</summary>
    /// <param name="maxTracked">Parents it may hold, a power of two.</param>
    /// <param name="expected">Parents it has room for from the start, a power of two.</param>
    public ParentTable(int maxTracked = Limits.ParentsTracked, int expected = 256)
    {
        _maxTracked = maxTracked;
        Take(new ParentOrder[Math.Min(expected, maxTracked) * 2]);
    }

    /// <summary>Parents in the table.</summary>
    public int Tracked { get; private set; }

    /// <summary>Most children any one parent has.</summary>
    public long MostChildren { get; private set; }

    /// <summary>Parents of which more was executed than they asked for.</summary>
    public long Overfilled { get; private set; }

    /// <summary>Events of parents that found no room.</summary>
    public long Untracked { get; private set; }

    /// <summary>Parents that were forgotten to make room.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Applies a slice.</summary>
    /// <param name="events">The events.</param>
    /// <param name="index">Which of them concern parents.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events, EventIndex index)
    {
        ref ParentOrder slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        int shift = _shift;
        long most = MostChildren;
        foreach (ushort at in index.Parents)
        {
            ref readonly OrderEvent item = ref events[at];
            ref ParentOrder slot = ref Unsafe.Add(ref slots, (nint)HomeOf(item.ParentNumber, shift));
            bool received = item.Kind == OrderEventKind.ParentReceived;
            if (slot.Number != item.ParentNumber || item.ParentNumber == 0 || received)
            {
                MostChildren = most;
                CountElsewhere(item);
                most = MostChildren;
                slots = ref MemoryMarshal.GetArrayDataReference(_slots);
                shift = _shift;
                continue;
            }
            bool sent = item.Kind == OrderEventKind.Sent;
            int children = slot.Children + (sent ? 1 : 0);
            slot.Children = children;
            most = Math.Max(most, children);
            long before = slot.Executed;
            long after = before + (sent ? 0 : item.Quantity);
            slot.Executed = after;
            if (after > slot.Quantity && before <= slot.Quantity && slot.Quantity > 0)
                Overfilled++;
        }
        MostChildren = most;
    }

    /// <summary>A parent arrived.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="quantity">Its shares.</param>
    public void Received(long number, int quantity)
    {
        if (number == 0)
            return;
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

    /// <summary>A parent that is new, without a number, or not in its home slot.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CountElsewhere(in OrderEvent item)
    {
        if (item.Kind == OrderEventKind.ParentReceived)
            Received(item.ParentNumber, item.Quantity);
        else if (item.Kind == OrderEventKind.Sent)
            Child(item.ParentNumber);
        else
            Executed(item.ParentNumber, item.Quantity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ParentOrder Find(long number)
    {
        ref ParentOrder slot = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_slots), (nint)HomeOf(number, _shift));
        if (slot.Number == number)
            return ref slot;
        return ref Search(number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref ParentOrder Search(long number)
    {
        int at = Probe(number);
        if (_slots[at].Number == 0 && !TryAdd(number, ref at))
        {
            Untracked++;
            return ref Unsafe.NullRef<ParentOrder>();
        }
        return ref _slots[at];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HomeOf(long number, int shift) => unchecked((ulong)number * 0x9E37_79B9_7F4A_7C15UL) >> shift;

    private bool TryAdd(long number, ref int at)
    {
        if (Tracked >= _limit)
        {
            if (!MakeRoom())
                return false;
            at = Probe(number);
        }
        _slots[at].Number = number;
        Tracked++;
        return true;
    }

    /// <summary>The slot of a number: its own, or the free one where it belongs.</summary>
    private int Probe(long number)
    {
        ParentOrder[] slots = _slots;
        int at = (int)HomeOf(number, _shift);
        while (slots[at].Number != number && slots[at].Number != 0)
            at = (at + 1) & (slots.Length - 1);
        return at;
    }

    [MemberNotNull(nameof(_slots))]
    private void Take(ParentOrder[] slots)
    {
        _slots = slots;
        _shift = 64 - BitOperations.Log2((uint)slots.Length);
        _limit = slots.Length / 2;
        Tracked = 0;
    }

    private bool MakeRoom()
    {
        bool doubled = Tracked < _maxTracked;
        ParentOrder[] old = _slots;
        Take(new ParentOrder[doubled ? old.Length * 2 : old.Length]);
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
            Tracked++;
        }
        return Tracked < _limit;
    }
}
