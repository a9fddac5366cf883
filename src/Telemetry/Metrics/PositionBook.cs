using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Positions of one server by average cost, in whole units: what a part of a position cost is its share of the cost,
/// rounded towards zero, and the rest stays with the rest, so realised plus unrealised is exact to the unit however the
/// flow was cut. Products of cost and quantity are formed with 128 bits. Totals are kept with every fill, so a tick
/// reads them without a walk over the instruments.
/// </summary>
internal sealed class PositionBook
{
    private const int NearAnyway = 256; // instruments: ten kilobytes of cells

    private readonly PositionCell[] _cells;
    private readonly long[] _fleetShares;
    private Totals _totals;

    /// <summary>A flat book.</summary>
    /// <param name="symbols">The universe; its reference prices are the first marks.</param>
    /// <param name="fleetShares">Position of the whole fleet by instrument, to which this server adds its own.</param>
    public PositionBook(ImmutableArray<SymbolDefinition> symbols, long[] fleetShares)
    {
        _fleetShares = fleetShares;
        _cells = new PositionCell[symbols.Length];
        for (int i = 0; i < symbols.Length; i++)
            _cells[i].Mark = symbols[i].ReferencePrice.Ticks;
    }

    /// <summary>Signed sum of the positions at their marks.</summary>
    public long Net => _totals.Net;

    /// <summary>Sum of the absolute positions at their marks.</summary>
    public long Gross => _totals.Gross;

    /// <summary>Profit of what was closed.</summary>
    public long Realised => _totals.Realised;

    /// <summary>Profit of what is open at the marks.</summary>
    public long Unrealised => checked(_totals.Net - _totals.Cost);

    /// <summary>Shares executed.</summary>
    public long Executed => _totals.Executed;

    /// <summary>Instruments with a position.</summary>
    public int Symbols => _totals.Symbols;

    /// <summary>The cells, by instrument.</summary>
    public ReadOnlySpan<PositionCell> Cells => _cells;

    /// <summary>
    /// Brings the cells of a slice near, before it is applied. Of a small universe they are near without that.
    /// </summary>
    /// <param name="events">The events, with instruments of the universe.</param>
    /// <param name="index">Which of them move positions.</param>
    public void Bring(ReadOnlySpan<OrderEvent> events, EventIndex index)
    {
        if (_cells.Length <= NearAnyway)
            return;
        ref OrderEvent first = ref MemoryMarshal.GetReference(events);
        foreach (ushort at in index.Trades)
            Nearby.Bring(ref CellOf(Unsafe.Add(ref first, at).SymbolIndex));
    }

    /// <summary>Applies a slice.</summary>
    /// <param name="events">The events, with instruments of the universe.</param>
    /// <param name="index">Which of them move positions.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events, EventIndex index)
    {
        Totals totals = _totals;
        ref OrderEvent first = ref MemoryMarshal.GetReference(events);
        foreach (ushort at in index.Trades)
        {
            ref OrderEvent item = ref Unsafe.Add(ref first, at);
            int filled = KindBits.In(item.Kind, KindBits.Filled);
            // A sale takes from the position, and so does handing a purchase to the client.
            long negative = -(long)(((int)item.Side >> 1) ^ 1 ^ filled);
            ref PositionCell cell = ref CellOf(item.SymbolIndex);
            long executed = item.Quantity & -filled;
            cell.Executed += executed;
            totals.Executed += executed;
            Trade(ref cell, ref totals, item.SymbolIndex, (item.Quantity ^ negative) - negative, item.PriceTicks);
        }
        _totals = totals;
    }

    /// <summary>An execution.</summary>
    /// <param name="item">The event.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Filled(in OrderEvent item)
    {
        long signed = item.Side == Side.Buy ? item.Quantity : -(long)item.Quantity;
        ref PositionCell cell = ref CellOf(item.SymbolIndex);
        cell.Executed += item.Quantity;
        _totals.Executed += item.Quantity;
        Trade(ref cell, ref _totals, item.SymbolIndex, signed, item.PriceTicks);
    }

    /// <summary>
    /// A filled parent was handed to its client: the shares leave the position at the price, nothing is executed.
    /// </summary>
    /// <param name="item">The event; its side is the parent's.</param>
    public void Allocated(in OrderEvent item)
    {
        long signed = item.Side == Side.Buy ? -(long)item.Quantity : item.Quantity;
        Trade(ref CellOf(item.SymbolIndex), ref _totals, item.SymbolIndex, signed, item.PriceTicks);
    }

    /// <summary>Moves the mark of one instrument.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="price">The new mark in ticks.</param>
    public void SetMark(int symbol, long price)
    {
        ref PositionCell cell = ref _cells[symbol];
        if (cell.Shares != 0)
        {
            long moved = checked(cell.Shares * (price - cell.Mark));
            long grossMoved = checked(Math.Abs(cell.Shares) * (Math.Abs(price) - Math.Abs(cell.Mark)));
            _totals.Net = checked(_totals.Net + moved);
            _totals.Gross = checked(_totals.Gross + grossMoved);
        }
        cell.Mark = price;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref PositionCell CellOf(int symbol) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_cells), symbol); // the sequence check saw the index

    /// <summary>
    /// Moves a position without a branch on whether it grows: a processor guesses that wrong half of the time, which
    /// costs more than the division that a growing position would not need.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Trade(ref PositionCell cell, ref Totals totals, int symbol, long signed, long price)
    {
        long before = cell.Shares;
        long after = checked(before + signed);
        long paid = checked(price * signed);
        long reduces = ((before ^ signed) >> 63) & SignBits.Any(before);
        long turns = ((before ^ after) >> 63) & SignBits.Any(before) & SignBits.Any(after);
        long high = Math.BigMul(cell.Cost, -signed & reduces, out long low);
        long costMoved;
        if (turns == 0 && high == low >> 63)
            costMoved = (paid & ~reduces) | (-(low / (before | (1 & ~SignBits.Any(before)))) & reduces);
        else
            costMoved = CostMovedByMuch(cell, before, after, price);
        long gain = checked(costMoved - paid); // none when it grows
        cell.Realised = checked(cell.Realised + gain);
        totals.Realised = checked(totals.Realised + gain);
        cell.Shares = after;
        cell.Cost = checked(cell.Cost + costMoved);
        totals.Cost = checked(totals.Cost + costMoved);
        totals.Net = checked(totals.Net + (signed * cell.Mark));
        long grown = SignBits.Magnitude(after) - SignBits.Magnitude(before);
        totals.Gross = checked(totals.Gross + (grown * SignBits.Magnitude(cell.Mark)));
        totals.Symbols += (int)(SignBits.Any(before) - SignBits.Any(after));
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_fleetShares), symbol) += signed;
    }

    /// <summary>
    /// By how much the cost changes when a trade turns a position round, or takes so much from it that the product
    /// needs 128 bits.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long CostMovedByMuch(in PositionCell cell, long before, long after, long price) =>
        (before ^ after) < 0 && after != 0
            ? checked((price * after) - cell.Cost)
            : -(long)((Int128)cell.Cost * (before - after) / before);

    private struct Totals
    {
        public long Net;
        public long Gross;
        public long Cost;
        public long Realised;
        public long Executed;
        public int Symbols;
    }
}
