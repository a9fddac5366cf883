using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One child order at the venue.</summary>
/// <param name="Order">The order.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">Which way.</param>
/// <param name="Limit">Its limit price; 0 for a market order.</param>
/// <param name="Quantity">Shares sent.</param>
/// <param name="Leaves">Shares still open.</param>
/// <param name="SentAt">When it left.</param>
/// <param name="Acknowledged">Whether the venue accepted it.</param>
/// <param name="CancelSent">Whether a cancel is on its way.</param>
public readonly record struct OpenOrderRow(
    OrderId Order, ParentId Parent, SymbolId Symbol, Side Side, Price Limit, int Quantity, int Leaves,
    MarketTime SentAt, bool Acknowledged, bool CancelSent);
