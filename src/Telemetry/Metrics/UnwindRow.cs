using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>One instrument of an unwind, netted over the servers.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Net">Shares held, signed.</param>
/// <param name="Mark">What they are valued at.</param>
/// <param name="IsReference">Whether that is the price before the session, because no server has a mark.</param>
/// <param name="Doubt">Open and unanswered orders, summed over the servers: none of them is in the net
/// position.</param>
/// <param name="Cost">Estimated cost of working the net position off; null without a price.</param>
/// <param name="WorstCost">The same for the worst case.</param>
/// <param name="DaysHundredths">How long it takes, in hundredths of usual days; null where the volume is not
/// known.</param>
public sealed record UnwindRow(
    SymbolDefinition Symbol, long Net, Price Mark, bool IsReference, OpenSymbolRow Doubt, UnwindCost? Cost,
    UnwindCost? WorstCost, long? DaysHundredths)
{
    /// <summary>Signed value of the net position.</summary>
    public Money Notional => Mark.Notional(Net);

    /// <summary>The net position if every order in doubt fills.</summary>
    public long NetIfAllFill => Net + Doubt.BuyShares - Doubt.SellShares;

    /// <summary>The largest position the orders in doubt can make: all of one side fill, none of the other.</summary>
    public long WorstNet => Worst(Net, Doubt);

    /// <summary>Orders in doubt.</summary>
    public int OrdersInDoubt => Doubt.BuyOrders + Doubt.SellOrders;

    /// <summary>Makes a row.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="net">Shares held, signed.</param>
    /// <param name="mark">Their mark; null where no server has one.</param>
    /// <param name="doubt">Open and unanswered orders.</param>
    /// <param name="assumptions">What is assumed.</param>
    /// <returns>The row.</returns>
    public static UnwindRow Of(
        SymbolDefinition symbol, long net, Price? mark, OpenSymbolRow doubt, UnwindAssumptions assumptions)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        Price price = mark ?? symbol.ReferencePrice;
        long volume = symbol.AverageDailyVolume;
        return new UnwindRow(
            symbol, net, price, mark is null, doubt, UnwindCost.Of(net, price, volume, assumptions),
            UnwindCost.Of(Worst(net, doubt), price, volume, assumptions),
            UnwindCost.DaysHundredths(net, volume, assumptions));
    }

    private static long Worst(long net, OpenSymbolRow doubt)
    {
        long bought = checked(net + doubt.BuyShares);
        long sold = checked(net - doubt.SellShares);
        return Math.Abs(bought) >= Math.Abs(sold) ? bought : sold;
    }
}
