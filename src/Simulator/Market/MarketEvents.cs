using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;

namespace Ops.Simulator.Market;

/// <summary>What the timeline does to the market as a whole or to some of its instruments.</summary>
/// <param name="market">The market.</param>
/// <param name="venue">Where it is traded.</param>
/// <param name="orders">The orders at the venue.</param>
/// <param name="servers">Whose orders they are.</param>
/// <param name="symbols">All instruments in the order of their ids.</param>
internal sealed class MarketEvents(
    StockMarket market, Venue venue, OrderTable orders, RoutingServer[] servers, ImmutableArray<SymbolSpec> symbols)
{
    /// <summary>The market trades a multiple of its usual volume from now on.</summary>
    /// <param name="factor">The multiple.</param>
    public void SetVolume(decimal factor) =>
        market.Activity.PerMille = Math.Max(1, (int)(factor * MarketActivity.Usual));

    /// <summary>Prices jump.</summary>
    /// <param name="shock">Which, and by how much.</param>
    /// <param name="now">When.</param>
    public void Shock(TimelineItem.PriceShock shock, long now)
    {
        foreach (int symbol in Universe.Select(symbols, shock.Symbols, shock.Classes))
            market.Shock(symbol, shock.Bps, now);
    }

    /// <summary>Trading in instruments pauses.</summary>
    /// <param name="halt">Which, and until when.</param>
    /// <param name="now">When.</param>
    public void Halt(TimelineItem.Halt halt, long now)
    {
        var pause = new TradingPause(
            now + (halt.NoticeAfter.Ticks * 100), halt.Until.Ticks * 100, halt.Orders == HaltedOrders.Rejected);
        foreach (int symbol in Universe.Select(symbols, halt.Symbols, halt.Classes))
            market.Halt(symbol, pause);
    }

    /// <summary>An auction reopens instruments: orders that allow its price are executed, the others go on.</summary>
    /// <param name="halt">Which.</param>
    /// <param name="now">When.</param>
    public void Reopen(TimelineItem.Halt halt, long now)
    {
        var reopened = new HashSet<int>(Universe.Select(symbols, halt.Symbols, halt.Classes)
            .Where(symbol => market.TryReopen(symbol, now)));
        foreach (RoutingServer server in servers)
        {
            server.ForEachOpen(slot =>
            {
                if (reopened.Contains(orders[slot].Symbol) && !orders[slot].OnClose)
                    venue.Cross(slot, now);
            });
        }
    }
}
