using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// Cancels that left and may wait for their answer, oldest first, in a ring of fixed size: when it is full the oldest
/// makes room, which can only make the oldest wait look shorter.
/// </summary>
internal sealed class PendingCancels
{
    /// <summary>Most cancels remembered, a power of two.</summary>
    public const int Most = 16_384;

    private (long Order, long At)[] _ring = new (long, long)[64];
    private int _head;
    private int _count;

    /// <summary>A cancel left.</summary>
    /// <param name="order">The order it is about.</param>
    /// <param name="at">When.</param>
    public void Add(long order, long at)
    {
        if (_count == _ring.Length)
            MakeRoom();
        _ring[(_head + _count++) & (_ring.Length - 1)] = (order, at);
    }

    /// <summary>When the oldest cancel left that has not been answered.</summary>
    /// <param name="orders">Who knows.</param>
    /// <returns>The order and when; null when none waits.</returns>
    public (long Order, long At)? Oldest(OpenOrderTable orders)
    {
        while (_count > 0)
        {
            (long order, long at) = _ring[_head];
            if (orders.IsCancelPending(order))
                return (order, at);
            DropOldest();
        }
        return null;
    }

    /// <summary>The same of those that left after a time: what is older hides nothing then.</summary>
    /// <param name="orders">Who knows.</param>
    /// <param name="after">The time.</param>
    /// <returns>The order and when; null when none of them waits.</returns>
    public (long Order, long At)? OldestAfter(OpenOrderTable orders, long after)
    {
        for (int i = 0; i < _count; i++)
        {
            (long order, long at) = _ring[(_head + i) & (_ring.Length - 1)];
            if (at > after && orders.IsCancelPending(order))
                return (order, at);
        }
        return null;
    }

    private void DropOldest()
    {
        _head = (_head + 1) & (_ring.Length - 1);
        _count--;
    }

    private void MakeRoom()
    {
        if (_ring.Length >= Most)
        {
            DropOldest();
            return;
        }
        var larger = new (long, long)[_ring.Length * 2];
        for (int i = 0; i < _count; i++)
            larger[i] = _ring[(_head + i) & (_ring.Length - 1)];
        (_ring, _head) = (larger, 0);
    }
}
