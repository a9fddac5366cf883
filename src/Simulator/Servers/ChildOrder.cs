using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>A child order on its way through a gate to the venue.</summary>
/// <param name="Order">Its identity.</param>
/// <param name="Parent">Its parent; 0 for none.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">Which way.</param>
/// <param name="Quantity">Shares, at least 1.</param>
/// <param name="Limit">Limit price; 0 ticks for a market order.</param>
/// <param name="At">When it is sent.</param>
public readonly record struct ChildOrder(
    OrderId Order, ParentId Parent, SymbolId Symbol, Side Side, int Quantity, Price Limit, MarketTime At);
