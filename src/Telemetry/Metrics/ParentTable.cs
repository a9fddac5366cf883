using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Children, executed and live shares per parent order of one server, in a flat open-addressing table that is never
/// more than half full. It doubles up to <see cref="Limits.ParentsTracked"/> parents. Then it forgets the exactly
/// filled ones; a parent that finds no room even so is not tracked, and that is counted. The most children of one
/// parent and the number of overfilled parents keep what was forgotten. <see cref="ParentJudge"/> says which events
/// breach conservation.
/// </summary>
internal sealed class ParentTable
{
    private readonly int _maxTracked;
    private readonly ParentJudge _judge = new();
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
    public long Overfilled => _judge.Overfilled;

    /// <summary>Events of parents that found no room.</summary>
    public long Untracked { get; private set; }

    /// <summary>Parents that were forgotten to make room.</summary>
    public long Forgotten { get; private set; }

    /// <summary>What breached conservation, by kind, since the start.</summary>
    public ConservationLog Conservation => _judge.Log;

    /// <summary>The breaches of the latest slice, in the order of its events; valid until the next slice.</summary>
    public ReadOnlySpan<ConservationBreach> Breaches => _judge.Log.OfSlice;

    /// <summary>A slice begins: the breaches of the last one are cleared.</summary>
    /// <param name="events">The slice, in the order of its numbers.</param>
    /// <returns>Whether nothing was lost before it or in it.</returns>
    public bool Begin(ReadOnlySpan<OrderEvent> events) => _judge.Begin(events);

    /// <summary>Applies a slice.</summary>
    /// <param name="events">The events, in the order of their numbers.</param>
    /// <param name="index">Which of them concern parents.</param>
    /// <param name="orders">The open orders, after the same slice.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events, EventIndex index, OpenOrderTable orders)
    {
        ReadOnlySpan<ushort> positions = index.Parents;
        ref ParentOrder slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        foreach (ushort at in index.Sent)
            Nearby.Bring(ref Unsafe.Add(ref slots, (nint)HomeOf(events[at].ParentNumber, _shift)));
        if (Begin(events))
            Apply(events, positions, orders.Changes);
        else
            ApplyWithLosses(events, positions, orders.Changes);
    }

    /// <summary>Applies one event of a slice that has begun.</summary>
    /// <param name="item">The event, of a kind that counts for parents.</param>
    /// <param name="change">What the open orders said of it.</param>
    /// <param name="at">Its position.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(in OrderEvent item, int change, int at)
    {
        long number = item.ParentNumber;
        ref ParentOrder slot = ref Find(number);
        if (Unsafe.IsNullRef(ref slot))
        {
            NoteUnknown(item, at);
            return;
        }
        if (!slot.IsOf(_judge.Era))
            slot.Enter(_judge.Era);
        MostChildren = Math.Max(MostChildren, Count(ref slot, item, change, at));
    }

    /// <summary>A parent arrived.</summary>
    /// <param name="item">The event.</param>
    public void Received(in OrderEvent item)
    {
        ref ParentOrder slot = ref Find(item.ParentNumber);
        if (Unsafe.IsNullRef(ref slot))
            return;
        if (!slot.IsOf(_judge.Era))
            slot.Enter(_judge.Era);
        _judge.Arrive(ref slot, item);
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

    private void Apply(ReadOnlySpan<OrderEvent> events, ReadOnlySpan<ushort> positions, ReadOnlySpan<int> changes)
    {
        ref OrderEvent first = ref MemoryMarshal.GetReference(events);
        ref ParentOrder slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        int shift = _shift;
        long era = _judge.Era;
        long most = MostChildren;
        foreach (ushort at in positions)
        {
            ref OrderEvent item = ref Unsafe.Add(ref first, at);
            ref ParentOrder slot = ref Unsafe.Add(ref slots, (nint)HomeOf(item.ParentNumber, shift));
            bool received = item.Kind == OrderEventKind.ParentReceived;
            if (slot.Number != item.ParentNumber || item.ParentNumber == 0 || received || !slot.IsOf(era))
            {
                MostChildren = most;
                ApplyElsewhere(item, changes[at], at);
                most = MostChildren;
                slots = ref MemoryMarshal.GetArrayDataReference(_slots);
                shift = _shift;
                continue;
            }
            most = Math.Max(most, Count(ref slot, item, changes[at], at));
        }
        MostChildren = most;
    }

    /// <summary>Takes note of each loss where it happened, between the events before and after it.</summary>
    private void ApplyWithLosses(
        ReadOnlySpan<OrderEvent> events, ReadOnlySpan<ushort> positions, ReadOnlySpan<int> changes)
    {
        int next = 0;
        for (int i = 0; i < events.Length; i++)
        {
            if (_judge.NoteLoss(events[i].FeedSequence))
                EnterAll();
            if (next < positions.Length && positions[next] == i)
                Apply(events, positions.Slice(next++, 1), changes);
        }
    }

    /// <summary>
    /// The eras begin anew: parents of the old ones learn now what they would have learnt when touched.
    /// </summary>
    private void EnterAll()
    {
        for (int i = 0; i < _slots.Length; i++)
            _slots[i].Enter(_judge.Era);
    }

    /// <summary>
    /// Counts an event for its parent, without a branch but the one that asks whether to look closer: which of two
    /// kinds comes next is a guess that costs more than the work.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Count(ref ParentOrder slot, in OrderEvent item, int change, int at)
    {
        int sent = KindBits.In(item.Kind, KindBits.Sent);
        int filled = item.Quantity & -KindBits.In(item.Kind, KindBits.Filled);
        int against = -slot.Opposes(item.Side);
        int children = slot.Children + sent;
        slot.Children = children;
        long executed = slot.Executed + ((filled ^ against) - against);
        slot.Executed = executed;
        // What trades against the parent is live for nobody; once executed it undoes.
        long committed = slot.Commit((change & ~against) - (filled & against));
        long most = Math.Max(committed, executed);
        if ((most > slot.Quantity || against != 0) && KindBits.In(item.Kind, KindBits.Sent | KindBits.Filled) != 0)
            _judge.Look(ref slot, item, at);
        return children;
    }

    /// <summary>A parent that is new, without a number, not in its home slot, or of an era before a loss.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyElsewhere(in OrderEvent item, int change, int at)
    {
        if (item.Kind == OrderEventKind.ParentReceived)
            Received(item);
        else
            Apply(item, change, at);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NoteUnknown(in OrderEvent item, int at)
    {
        if (item.Kind != OrderEventKind.Sent)
            return;
        if (item.ParentNumber == 0)
            _judge.LookAtParentless(item, at);
        else
            _judge.Log.Abstain();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ParentOrder Find(long number)
    {
        ref ParentOrder slot = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_slots), (nint)HomeOf(number, _shift));
        if (slot.Number == number && number != 0)
            return ref slot;
        return ref Search(number);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref ParentOrder Search(long number)
    {
        if (number == 0)
            return ref Unsafe.NullRef<ParentOrder>();
        int at = Probe(number);
        if (_slots[at].Number == 0 && !TryAdd(number, ref at))
        {
            Untracked++;
            return ref Unsafe.NullRef<ParentOrder>();
        }
        // Whoever is wanted now goes home, so that the next event finds it at once. What lived there moves to where the
        // other came from: the search from any home passes only taken slots up to it, as before.
        int home = (int)HomeOf(number, _shift);
        (_slots[home], _slots[at]) = (_slots[at], _slots[home]);
        return ref _slots[home];
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
        _slots[at].Enter(_judge.Era);
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
