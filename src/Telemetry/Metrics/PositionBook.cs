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

    /// <summary>Applies a slice.</summary>
    /// <param name="events">The events, with instruments of the universe.</param>
    /// <param name="index">Which of them move positions.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events, EventIndex index)
    {
        foreach (ushort at in index.Trades)
        {
            ref readonly OrderEvent item = ref events[at];
            bool filled = item.Kind == OrderEventKind.Filled;
            long executed = filled ? item.Quantity : 0;
            long signed = (3 - (2 * (int)item.Side)) * (filled ? item.Quantity : -(long)item.Quantity);
            ref PositionCell cell = ref CellOf(item.SymbolIndex);
            cell.Executed += executed;
            _totals.Executed += executed;
            Trade(ref cell, item.SymbolIndex, signed, item.PriceTicks);
        }
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
        Trade(ref cell, item.SymbolIndex, signed, item.PriceTicks);
    }

    /// <summary>
    /// A filled parent was handed to its client: the shares leave the position at the price, nothing is executed.
    /// </summary>
    /// <param name="item">The event; its side is the parent's.</param>
    public void Allocated(in OrderEvent item)
    {
        long signed = item.Side == Side.Buy ? -(long)item.Quantity : item.Quantity;
        Trade(ref CellOf(item.SymbolIndex), item.SymbolIndex, signed, item.PriceTicks);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Trade(ref PositionCell cell, int symbol, long signed, long price)
    {
        long before = cell.Shares;
        long after = checked(before + signed);
        long paid = checked(price * signed);
        long costMoved;
        if (before == 0 || (before ^ signed) >= 0)
        {
            costMoved = paid;
        }
        else
        {
            costMoved = CostMovedByReducing(cell, before, after, price);
            long gain = checked(costMoved - paid);
            cell.Realised = checked(cell.Realised + gain);
            _totals.Realised = checked(_totals.Realised + gain);
        }
        cell.Shares = after;
        cell.Cost = checked(cell.Cost + costMoved);
        _totals.Cost = checked(_totals.Cost + costMoved);
        _totals.Net = checked(_totals.Net + (signed * cell.Mark));
        _totals.Gross = checked(_totals.Gross + ((Math.Abs(after) - Math.Abs(before)) * Math.Abs(cell.Mark)));
        _totals.Symbols += (after != 0 ? 1 : 0) - (before != 0 ? 1 : 0);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_fleetShares), symbol) += signed;
    }

    /// <summary>By how much the cost changes when a trade takes from a position, closes it or turns it round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long CostMovedByReducing(in PositionCell cell, long before, long after, long price)
    {
        if ((before ^ after) < 0 && after != 0)
            return checked((price * after) - cell.Cost);
        long taken = before - after;
        long high = Math.BigMul(cell.Cost, taken, out long low);
        return high == low >> 63
            ? -(low / before)
            : -(long)((Int128)cell.Cost * taken / before);
    }

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
