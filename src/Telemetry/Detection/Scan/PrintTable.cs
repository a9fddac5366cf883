using System.Numerics;
using Ops.Telemetry.Metrics;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>
/// Fingerprints of recent orders in a flat table of fixed size: two places for each, and the one seen longest ago makes
/// room. So memory is bounded, and what is forgotten makes a count too low, never too high.
/// </summary>
internal sealed class PrintTable
{
    private readonly Print[] _slots;
    private readonly int _shift;

    /// <summary>An empty table.</summary>
    /// <param name="slots">Places, a power of two.</param>
    public PrintTable(int slots) => (_slots, _shift) = (new Print[slots], 64 - BitOperations.Log2((uint)slots));

    /// <summary>Brings the two places of a lot near, before they are looked at.</summary>
    /// <param name="lot">The fingerprint.</param>
    public void Bring(ulong lot)
    {
        int home = (int)(lot >> _shift);
        Nearby.Bring(ref _slots[home]);
        Nearby.Bring(ref _slots[home ^ 1]);
    }

    /// <summary>The place of a lot: its own, or an empty one.</summary>
    /// <param name="lot">The fingerprint.</param>
    /// <returns>The place; what it says is of the orders before this.</returns>
    public ref Print Find(ulong lot)
    {
        int home = (int)(lot >> _shift);
        ref Print first = ref _slots[home];
        ref Print second = ref _slots[home ^ 1];
        bool isSecond = second.Lot == lot;
        // one question for both places: which of them it is no processor guesses
        if ((first.Lot == lot) | isSecond)
            return ref _slots[home ^ (isSecond ? 1 : 0)];
        ref Print oldest = ref _slots[home ^ (first.LastAt <= second.LastAt ? 0 : 1)];
        oldest = new Print { Lot = lot };
        return ref oldest;
    }
}
