using System.Numerics;

namespace Ops.Simulator.Time;

/// <summary>
/// What will happen, in order of time and, at one time, of scheduling. A wheel of short slots holds the next
/// 17 seconds, longer than a refused server waits before it asks again, as lists threaded through one array; a heap
/// holds what lies beyond; the slot that is due is kept sorted. Nothing is allocated once it has grown, its size is
/// bounded by the parents and orders in work, and its order depends on nothing but what was scheduled.
/// </summary>
internal sealed class Agenda
{
    private const int SlotBits = 20; // a slot lasts 2^20 ns, about a millisecond
    private const int Slots = 16_384;
    private const int None = -1;

    private readonly int[] _first = new int[Slots];
    private readonly ulong[] _occupied = new ulong[Slots / 64];
    private readonly AgendaHeap _far = new();
    private readonly AgendaDue _due = new();
    private AgendaItem[] _items = new AgendaItem[1_024];
    private int[] _next = new int[1_024];
    private int _free = None;
    private int _used;
    private int _onWheel;
    private long _slot;
    private uint _scheduled;

    /// <summary>An empty agenda.</summary>
    public Agenda() => Array.Fill(_first, None);

    /// <summary>How many items wait.</summary>
    public int Count => _onWheel + _far.Count + _due.Count;

    /// <summary>Adds an item.</summary>
    /// <param name="timeNanoseconds">When it is due; not before the last item taken.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="subject">To what.</param>
    /// <param name="generation">Use count of the slot.</param>
    /// <param name="server">The server, where the subject does not say.</param>
    public void Add(long timeNanoseconds, AgendaKind kind, int subject, int generation = 0, ushort server = 0)
    {
        var added = new AgendaItem(timeNanoseconds, unchecked(++_scheduled), subject, generation, kind, server);
        long slot = timeNanoseconds >> SlotBits;
        if (slot <= _slot)
            _due.Insert(added);
        else if (slot - _slot < Slots)
            PutOnWheel(added, (int)(slot % Slots));
        else
            _far.Add(added);
    }

    /// <summary>Takes the first item if it is due before an instant.</summary>
    /// <param name="beforeNanoseconds">The instant.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(long beforeNanoseconds, out AgendaItem item)
    {
        while (!_due.TryTake(beforeNanoseconds, out item))
        {
            if (_due.Count > 0)
                return false;
            long next = NextSlot();
            if (next == long.MaxValue || next << SlotBits >= beforeNanoseconds)
                return false;
            TurnTo(next);
        }
        return true;
    }

    private void PutOnWheel(in AgendaItem item, int place)
    {
        int cell = _free;
        if (cell != None)
            _free = _next[cell];
        else
            cell = NewCell();
        _items[cell] = item;
        _next[cell] = _first[place];
        _first[place] = cell;
        _occupied[place >> 6] |= 1UL << (place & 63);
        _onWheel++;
    }

    private int NewCell()
    {
        if (_used == _items.Length)
        {
            Array.Resize(ref _items, _used * 2);
            Array.Resize(ref _next, _used * 2);
        }
        return _used++;
    }

    // The next slot in which anything is due.
    private long NextSlot()
    {
        long far = _far.Count == 0 ? long.MaxValue : _far.NextTime >> SlotBits;
        if (_onWheel == 0)
            return far;
        int place = (int)((_slot + 1) % Slots);
        int word = place >> 6;
        ulong bits = _occupied[word] & (ulong.MaxValue << (place & 63));
        while (bits == 0)
        {
            word = (word + 1) % _occupied.Length;
            bits = _occupied[word];
        }
        int found = (word << 6) + BitOperations.TrailingZeroCount(bits);
        return Math.Min(far, _slot + 1 + (found - place + Slots) % Slots);
    }

    private void TurnTo(long slot)
    {
        _slot = slot;
        int place = (int)(slot % Slots);
        for (int cell = _first[place]; cell != None;)
        {
            _due.Insert(_items[cell]);
            int next = _next[cell];
            _next[cell] = _free;
            _free = cell;
            cell = next;
            _onWheel--;
        }
        _first[place] = None;
        _occupied[place >> 6] &= ~(1UL << (place & 63));
        while (_far.Count > 0 && _far.NextTime >> SlotBits == slot)
            _due.Insert(_far.Take());
    }
}
