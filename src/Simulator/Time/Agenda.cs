namespace Ops.Simulator.Time;

/// <summary>
/// What will happen, in order of time and, at one time, of scheduling. A heap with four children per node: flat, without
/// allocation once it has grown, and its order depends on nothing but what was scheduled. Its size is bounded by the
/// parents and orders in work.
/// </summary>
internal sealed class Agenda
{
    private const int Arity = 4;

    private AgendaItem[] _items = new AgendaItem[1_024];
    private long _scheduled;

    /// <summary>How many items wait.</summary>
    public int Count { get; private set; }

    /// <summary>When the first item is due; <see cref="long.MaxValue"/> when none waits.</summary>
    public long NextTime => Count == 0 ? long.MaxValue : _items[0].TimeNanoseconds;

    /// <summary>Adds an item.</summary>
    /// <param name="timeNanoseconds">When it is due.</param>
    /// <param name="kind">What happens.</param>
    /// <param name="subject">To what.</param>
    /// <param name="generation">Use count of the slot.</param>
    /// <param name="server">The server, where the subject does not say.</param>
    public void Add(long timeNanoseconds, AgendaKind kind, int subject, int generation = 0, ushort server = 0)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        var added = new AgendaItem(timeNanoseconds, ++_scheduled, subject, generation, kind, server);
        AgendaItem[] items = _items;
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) / Arity;
            if (!added.Precedes(items[parent]))
                break;
            items[hole] = items[parent];
            hole = parent;
        }
        items[hole] = added;
    }

    /// <summary>Takes the first item if it is due before an instant.</summary>
    /// <param name="beforeNanoseconds">The instant.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(long beforeNanoseconds, out AgendaItem item)
    {
        if (NextTime >= beforeNanoseconds)
        {
            item = default;
            return false;
        }
        item = _items[0];
        AgendaItem last = _items[--Count];
        if (Count > 0)
            SinkFromTop(last);
        return true;
    }

    private void SinkFromTop(in AgendaItem moved)
    {
        AgendaItem[] items = _items;
        int hole = 0;
        while (true)
        {
            int child = hole * Arity + 1;
            if (child >= Count)
                break;
            int end = Math.Min(child + Arity, Count);
            int first = child;
            for (int i = child + 1; i < end; i++)
            {
                if (items[i].Precedes(items[first]))
                    first = i;
            }
            if (!items[first].Precedes(moved))
                break;
            items[hole] = items[first];
            hole = first;
        }
        items[hole] = moved;
    }
}
