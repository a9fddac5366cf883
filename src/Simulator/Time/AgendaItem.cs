namespace Ops.Simulator.Time;

/// <summary>Something that will happen.</summary>
/// <param name="TimeNanoseconds">When, in market time.</param>
/// <param name="Sequence">
/// Number of its scheduling: items of the same time happen in this order. It wraps round; two items that wait at the
/// same
/// time are never half the numbers apart.
/// </param>
/// <param name="Subject">What it happens to: a slot or an index.</param>
/// <param name="Generation">Use count of the slot when it was scheduled; a slot since used again makes the item
/// void.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Server">Index of the server it belongs to, where the subject does not say.</param>
internal readonly record struct AgendaItem(
    long TimeNanoseconds, uint Sequence, int Subject, int Generation, AgendaKind Kind, ushort Server)
{
    /// <summary>Whether it comes before another.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when earlier, or scheduled earlier for the same time.</returns>
    public bool Precedes(in AgendaItem other) =>
        TimeNanoseconds < other.TimeNanoseconds ||
        (TimeNanoseconds == other.TimeNanoseconds && unchecked((int)(Sequence - other.Sequence)) < 0);
}
