namespace Ops.Telemetry.Metrics;

/// <summary>
/// Numbers of sent orders, oldest first, until the table knows them answered. It grows to what is unanswered: when it
/// is full the answered ones are dropped from its middle first.
/// </summary>
internal sealed class SentQueue
{
    private long[] _ring = new long[1_024];
    private int _head;
    private int _count;

    /// <summary>Numbers in it.</summary>
    public int Count => _count;

    /// <summary>Whether the next number needs room made first.</summary>
    public bool IsFull => _count == _ring.Length;

    /// <summary>A number.</summary>
    /// <param name="place">Its place, 0 for the oldest.</param>
    public long this[int place] => _ring[(_head + place) & (_ring.Length - 1)];

    /// <summary>Adds the newest number.</summary>
    /// <param name="number">The number; there is room.</param>
    public void Add(long number) => _ring[(_head + _count++) & (_ring.Length - 1)] = number;

    /// <summary>Drops the oldest numbers.</summary>
    /// <param name="numbers">How many of them.</param>
    public void Drop(int numbers)
    {
        _head = (_head + numbers) & (_ring.Length - 1);
        _count -= numbers;
    }

    /// <summary>Keeps only the unanswered and doubles if more than half remains.</summary>
    /// <param name="orders">Who knows.</param>
    public void MakeRoom(OpenOrderTable orders)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            long number = this[i];
            if (orders.IsUnacknowledged(number))
                _ring[(_head + kept++) & (_ring.Length - 1)] = number;
        }
        _count = kept;
        if (_count > _ring.Length / 2)
            Grow();
    }

    private void Grow()
    {
        var larger = new long[_ring.Length * 2];
        for (int i = 0; i < _count; i++)
            larger[i] = this[i];
        _ring = larger;
        _head = 0;
    }
}
