namespace Ops.Telemetry.Model;

/// <summary>The market's latest prices of one instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Mid">Mid price: what positions are marked to.</param>
/// <param name="Bid">Best bid; 0 ticks when there is none.</param>
/// <param name="Ask">Best offer; 0 ticks when there is none.</param>
/// <param name="MarketVolume">Shares the whole market has traded today, own flow included.</param>
public readonly record struct Mark(SymbolId Symbol, Price Mid, Price Bid, Price Ask, long MarketVolume);
