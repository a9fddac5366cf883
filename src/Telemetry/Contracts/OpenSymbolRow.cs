using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Open orders of a server in one instrument.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="BuyOrders">Open buy orders.</param>
/// <param name="BuyShares">Shares that may still be bought by them.</param>
/// <param name="SellOrders">Open sell orders.</param>
/// <param name="SellShares">Shares that may still be sold by them.</param>
/// <param name="Unanswered">Orders among them that the venue has not answered.</param>
public readonly record struct OpenSymbolRow(
    SymbolId Symbol, int BuyOrders, long BuyShares, int SellOrders, long SellShares, int Unanswered);
