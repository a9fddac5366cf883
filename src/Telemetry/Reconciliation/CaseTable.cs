using System.Runtime.CompilerServices;

namespace Ops.Telemetry.Reconciliation;

/// <summary>
/// The orders of one server that are not settled, in one flat array: open addressing with linear probing, and what
/// follows a removed one moves up, so that no grave is left. It grows with the orders in doubt and not with the orders
/// sent.
/// </summary>
/// <param name="most">Orders it may hold.</param>
internal sealed class CaseTable(int most)
{
    private OrderCase[] _slots = new OrderCase[256];
    private int _shift = 64 - 8;

    /// <summary>How many it holds.</summary>
    public int Count { get; private set; }

    /// <summary>All slots, free ones included.</summary>
    public Span<OrderCase> Slots => _slots;

    /// <summary>Finds an order.</summary>
    /// <param name="number">Its number, not 0.</param>
    /// <returns>The case, or a null reference.</returns>
    public ref OrderCase Find(long number)
    {
        OrderCase[] slots = _slots;
        int mask = slots.Length - 1;
        for (int at = HomeOf(number); slots[at].Number != 0; at = (at + 1) & mask)
        {
            if (slots[at].Number == number)
                return ref slots[at];
        }
        return ref Unsafe.NullRef<OrderCase>();
    }

    /// <summary>Adds an order that is not in it.</summary>
    /// <param name="number">Its number, not 0.</param>
    /// <returns>The case with nothing but its number; a null reference when the table is full.</returns>
    public ref OrderCase Add(long number)
    {
        if (Count >= most)
            return ref Unsafe.NullRef<OrderCase>();
        if (Count * 2 >= _slots.Length)
            Grow();
        Count++;
        ref OrderCase slot = ref Free(number);
        slot = new OrderCase { Number = number };
        return ref slot;
    }

    /// <summary>Removes an order; references into the table are void after it.</summary>
    /// <param name="number">Its number.</param>
    public void Remove(long number)
    {
        int mask = _slots.Length - 1;
        int hole = HomeOf(number);
        while (_slots[hole].Number != number)
        {
            if (_slots[hole].Number == 0)
                return;
            hole = (hole + 1) & mask;
        }
        Count--;
        for (int at = (hole + 1) & mask; _slots[at].Number != 0; at = (at + 1) & mask)
        {
            int home = HomeOf(_slots[at].Number);
            if (((at - home) & mask) < ((at - hole) & mask))
                continue; // it would move before its home
            _slots[hole] = _slots[at];
            hole = at;
        }
        _slots[hole].Number = 0;
    }

    private int HomeOf(long number) => (int)((ulong)(number * -7046029254386353131L) >> _shift);

    private ref OrderCase Free(long number)
    {
        int mask = _slots.Length - 1;
        int at = HomeOf(number);
        while (_slots[at].Number != 0)
            at = (at + 1) & mask;
        return ref _slots[at];
    }

    private void Grow()
    {
        OrderCase[] old = _slots;
        _slots = new OrderCase[old.Length * 2];
        _shift--;
        foreach (ref OrderCase slot in old.AsSpan())
        {
            if (slot.Number != 0)
                Free(slot.Number) = slot;
        }
    }
}
