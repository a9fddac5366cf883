using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>An order that the three sources do not agree has ended.</summary>
/// <param name="Order">The order.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">Which way it trades.</param>
/// <param name="Quantity">Shares when it was sent.</param>
/// <param name="Leaves">Shares that may still trade: the most that any source says.</param>
/// <param name="Since">Market time when it was first heard of.</param>
/// <param name="IsInDoubt">Whether nobody but the gate has said anything of it.</param>
/// <param name="Why">Why it is still live, in a sentence.</param>
public sealed record LiveOrder(
    OrderId Order, SymbolId Symbol, Side Side, int Quantity, int Leaves, MarketTime Since, bool IsInDoubt, string Why);
