namespace Ops.Simulator.Time;

/// <summary>
/// The few items of the slot that is due, sorted: the last of the array comes first, so that taking moves nothing.
/// </summary>
internal sealed class AgendaDue
{
    private AgendaItem[] _items = new AgendaItem[64];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an item at its place.</summary>
    /// <param name="added">The item.</param>
    public void Insert(in AgendaItem added)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        int hole = Count++;
        while (hole > 0 && _items[hole - 1].Precedes(added))
        {
            _items[hole] = _items[hole - 1];
            hole--;
        }
        _items[hole] = added;
    }

    /// <summary>Takes the first item if it is due before an instant.</summary>
    /// <param name="beforeNanoseconds">The instant.</param>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(long beforeNanoseconds, out AgendaItem item)
    {
        if (Count == 0 || _items[Count - 1].TimeNanoseconds >= beforeNanoseconds)
        {
            item = default;
            return false;
        }
        item = _items[--Count];
        return true;
    }
}
