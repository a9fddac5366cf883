namespace Ops.Simulator.Time;

/// <summary>
/// What will happen later than the wheel of <see cref="Agenda"/> reaches: a flat heap with four children per node.
/// </summary>
internal sealed class AgendaHeap
{
    private const int Arity = 4;

    private AgendaItem[] _items = new AgendaItem[256];

    /// <summary>How many items wait.</summary>
    public int Count { get; private set; }

    /// <summary>When the first item is due; <see cref="long.MaxValue"/> when none waits.</summary>
    public long NextTime => Count == 0 ? long.MaxValue : _items[0].TimeNanoseconds;

    /// <summary>Adds an item.</summary>
    /// <param name="added">The item.</param>
    public void Add(in AgendaItem added)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
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

    /// <summary>Takes the first item.</summary>
    /// <returns>The item.</returns>
    /// <exception cref="InvalidOperationException">None waits.</exception>
    public AgendaItem Take()
    {
        if (Count == 0)
            throw new InvalidOperationException("Nothing waits.");
        AgendaItem first = _items[0];
        AgendaItem last = _items[--Count];
        if (Count > 0)
            SinkFromTop(last);
        return first;
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
