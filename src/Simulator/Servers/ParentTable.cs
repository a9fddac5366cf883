namespace Ops.Simulator.Servers;

/// <summary>All client orders of one server that are in work, in slots that are used again.</summary>
internal sealed class ParentTable
{
    private WorkingParent[] _parents = new WorkingParent[256];
    private int[] _free = new int[256];
    private int _freeCount;

    /// <summary>Slots ever used: each below it may be in use.</summary>
    public int Used { get; private set; }

    /// <summary>One parent.</summary>
    /// <param name="slot">Its slot.</param>
    public ref WorkingParent this[int slot] => ref _parents[slot];

    /// <summary>Takes a slot; its content is new but for the generation.</summary>
    /// <returns>The slot.</returns>
    public int Rent()
    {
        int slot = _freeCount > 0 ? _free[--_freeCount] : Used++;
        if (slot == _parents.Length)
        {
            Array.Resize(ref _parents, slot * 2);
            Array.Resize(ref _free, slot * 2);
        }
        _parents[slot] = new WorkingParent { Generation = _parents[slot].Generation, InUse = true };
        return slot;
    }

    /// <summary>Gives a slot back.</summary>
    /// <param name="slot">The slot.</param>
    public void Return(int slot)
    {
        _parents[slot].Generation++;
        _parents[slot].InUse = false;
        _free[_freeCount++] = slot;
    }

    /// <summary>Whether a parent is still in work.</summary>
    /// <param name="slot">Its slot.</param>
    /// <param name="generation">The generation it had.</param>
    /// <returns>False when the slot was given back since.</returns>
    public bool IsAlive(int slot, int generation) => _parents[slot].Generation == generation;
}
