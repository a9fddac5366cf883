using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// One number over everything a ledger knows, whatever its tables look like inside: two ledgers with the same number
/// counted the same flow the same way.
/// </summary>
internal static class StateHash
{
    /// <summary>Hashes a ledger.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <returns>The hash.</returns>
    public static ulong Of(ServerLedger ledger)
    {
        ulong hash = Of(ledger.Figures);
        foreach (PositionCell cell in ledger.Positions.Cells)
        {
            hash = Mix(hash, cell.Shares);
            hash = Mix(hash, cell.Cost);
            hash = Mix(hash, cell.Realised);
            hash = Mix(hash, cell.Executed);
        }
        foreach (OpenOrder order in ledger.Orders.ToList())
        {
            hash = Mix(hash, order.Number);
            hash = Mix(hash, order.Leaves);
            hash = Mix(hash, order.Flags);
        }
        foreach (ParentOrder parent in ledger.Parents.ToList())
        {
            hash = Mix(hash, parent.Number);
            hash = Mix(hash, parent.Children);
            hash = Mix(hash, parent.Executed);
            hash = Mix(hash, parent.Committed);
        }
        foreach (ConservationBreachKind kind in Enum.GetValues<ConservationBreachKind>())
            hash = Mix(hash, ledger.Parents.Conservation.Count(kind));
        foreach (OrderEvent item in ledger.Recent.ToArray())
            hash = Mix(hash, item.FeedSequence);
        return hash;
    }

    /// <summary>Hashes the numbers of a tick.</summary>
    /// <param name="figures">The numbers.</param>
    /// <returns>The hash.</returns>
    public static ulong Of(in ReadingFigures figures)
    {
        ReadOnlySpan<ReadingFigures> one = new(in figures);
        ulong hash = 14_695_981_039_346_656_037UL;
        foreach (int word in MemoryMarshal.Cast<ReadingFigures, int>(one))
            hash = Mix(hash, word);
        return hash;
    }

    /// <summary>Adds a number to a hash.</summary>
    /// <param name="hash">The hash so far.</param>
    /// <param name="value">The number.</param>
    /// <returns>The hash.</returns>
    public static ulong Mix(ulong hash, long value)
    {
        ulong mixed = unchecked((hash ^ (ulong)value) * 0x9E37_79B9_7F4A_7C15UL);
        return mixed ^ (mixed >> 29);
    }
}
