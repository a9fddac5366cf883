namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// How many events of a kind happened within a time before the latest: exact at every event, in a ring that doubles up
/// to a bound. At the bound the oldest is dropped, so the count stops rising there; no limit in use lies that high.
/// </summary>
/// <param name="windowNanoseconds">The time.</param>
internal sealed class SlidingCount(long windowNanoseconds)
{
    /// <summary>Most events counted.</summary>
    public const int Most = 65_536;

    private long[] _ring = new long[256];
    private int _head;

    /// <summary>Events within the time before the latest one added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an event.</summary>
    /// <param name="at">When, in nanoseconds; one earlier than the last is counted where it comes.</param>
    /// <returns>Events within the time, this one included.</returns>
    public int Add(long at)
    {
        DropBefore(at);
        if (Count == _ring.Length)
            MakeRoom();
        _ring[(_head + Count++) & (_ring.Length - 1)] = at;
        return Count;
    }

    /// <summary>Events within the time before an instant.</summary>
    /// <param name="now">The instant.</param>
    /// <returns>The count.</returns>
    public int CountAt(long now)
    {
        DropBefore(now);
        return Count;
    }

    private void DropBefore(long now)
    {
        long oldest = now - windowNanoseconds;
        while (Count > 0 && _ring[_head] <= oldest)
        {
            _head = (_head + 1) & (_ring.Length - 1);
            Count--;
        }
    }

    private void MakeRoom()
    {
        if (_ring.Length >= Most)
        {
            _head = (_head + 1) & (_ring.Length - 1);
            Count--;
            return;
        }
        var larger = new long[_ring.Length * 2];
        for (int i = 0; i < Count; i++)
            larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        (_ring, _head) = (larger, 0);
    }
}
