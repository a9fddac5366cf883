using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>Turns what a server works with into what passes its gate and its feed.</summary>
internal static class EventFacts
{
    /// <summary>A child order as it is sent, or as something happened to it.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shares">The shares it is about.</param>
    /// <param name="priceTicks">The price it is about.</param>
    /// <param name="now">When.</param>
    /// <returns>The facts.</returns>
    public static ChildOrder Of(in WorkingOrder order, int shares, long priceTicks, long now) => new(
        new OrderId(order.Number), new ParentId(order.ParentNumber), new SymbolId(order.Symbol), order.Side, shares,
        new Price(priceTicks), new MarketTime(now));

    /// <summary>What happened to a client order.</summary>
    /// <param name="parent">The client order.</param>
    /// <param name="shares">The shares it is about.</param>
    /// <param name="priceTicks">The price it is about; 0 for none.</param>
    /// <param name="now">When.</param>
    /// <returns>The facts.</returns>
    public static ChildOrder Of(in WorkingParent parent, int shares, long priceTicks, long now) => new(
        default, new ParentId(parent.Number), new SymbolId(parent.Symbol), parent.Side, shares, new Price(priceTicks),
        new MarketTime(now));

    /// <summary>A request to cancel what is left of a child order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">When.</param>
    /// <returns>The request.</returns>
    public static CancelOrder CancelOf(in WorkingOrder order, long now) => new(
        new OrderId(order.Number), new ParentId(order.ParentNumber), new SymbolId(order.Symbol), order.Side,
        order.Leaves, new Price(order.LimitTicks), new MarketTime(now));
}
