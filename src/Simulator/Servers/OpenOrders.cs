namespace Ops.Simulator.Servers;

/// <summary>One server's orders at the venue, oldest first: a list threaded through the order table.</summary>
/// <param name="orders">The table.</param>
internal sealed class OpenOrders(OrderTable orders)
{
    /// <summary>Slot of the oldest; -1 when there is none.</summary>
    public int Oldest { get; private set; } = -1;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    private int _newest = -1;

    /// <summary>Adds an order.</summary>
    /// <param name="slot">Its slot.</param>
    public void Add(int slot)
    {
        ref WorkingOrder order = ref orders[slot];
        order.Previous = _newest;
        order.Next = -1;
        if (_newest < 0)
            Oldest = slot;
        else
            orders[_newest].Next = slot;
        _newest = slot;
        Count++;
    }

    /// <summary>Removes an order.</summary>
    /// <param name="slot">Its slot.</param>
    public void Remove(int slot)
    {
        ref WorkingOrder order = ref orders[slot];
        if (order.Previous < 0)
            Oldest = order.Next;
        else
            orders[order.Previous].Next = order.Next;
        if (order.Next < 0)
            _newest = order.Previous;
        else
            orders[order.Next].Previous = order.Previous;
        Count--;
    }
}
