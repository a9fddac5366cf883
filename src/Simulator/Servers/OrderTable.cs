namespace Ops.Simulator.Servers;

/// <summary>
/// All child orders of the fleet that have not ended, in slots that are used again. A slot counts its uses, so that
/// what
/// was scheduled for an order that has ended does not reach the next one in its slot. It grows with the orders at the
/// venue and not with the orders sent.
/// </summary>
internal sealed class OrderTable
{
    private WorkingOrder[] _orders = new WorkingOrder[1_024];
    private int[] _free = new int[1_024];
    private int _freeCount;
    private int _used;

    /// <summary>One order.</summary>
    /// <param name="slot">Its slot.</param>
    public ref WorkingOrder this[int slot] => ref _orders[slot];

    /// <summary>Takes a slot. Everything but its generation is to be set by the caller.</summary>
    /// <returns>The slot.</returns>
    public int Rent()
    {
        if (_freeCount > 0)
            return _free[--_freeCount];
        if (_used == _orders.Length)
        {
            Array.Resize(ref _orders, _used * 2);
            Array.Resize(ref _free, _used * 2);
        }
        return _used++;
    }

    /// <summary>Gives a slot back; what is scheduled for it becomes void.</summary>
    /// <param name="slot">The slot.</param>
    public void Return(int slot)
    {
        _orders[slot].Generation++;
        _free[_freeCount++] = slot;
    }

    /// <summary>Whether an order has not ended.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="generation">The generation it had.</param>
    /// <returns>False when the slot was given back since.</returns>
    public bool IsAlive(int slot, int generation) => _orders[slot].Generation == generation;
}
