using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>A request to cancel what is left of a child order.</summary>
/// <param name="Order">The order to cancel.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">Which way the order trades.</param>
/// <param name="Leaves">Shares still open as the server knows it.</param>
/// <param name="Limit">The order's limit price.</param>
/// <param name="At">When it is sent.</param>
public readonly record struct CancelOrder(
    OrderId Order, ParentId Parent, SymbolId Symbol, Side Side, int Leaves, Price Limit, MarketTime At);
