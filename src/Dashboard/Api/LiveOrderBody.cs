using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Api;

/// <summary>An order that is still live or in doubt.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="Side">buy or sell.</param>
/// <param name="Quantity">Shares when it was sent.</param>
/// <param name="Leaves">Shares that may still trade.</param>
/// <param name="Since">Market time when it was first heard of.</param>
/// <param name="InDoubt">Whether nobody but the gate has said anything of it.</param>
/// <param name="Why">Why it is still live, in a sentence.</param>
internal sealed record LiveOrderBody(
    long Order, string Symbol, string Side, int Quantity, int Leaves, string Since, bool InDoubt, string Why)
{
    /// <summary>From the picture.</summary>
    /// <param name="order">The order.</param>
    /// <param name="fleet">Names of the instruments.</param>
    /// <returns>The body.</returns>
    public static LiveOrderBody From(LiveOrder order, FleetDefinition fleet)
    {
        int symbol = order.Symbol.Index;
        string name = symbol < fleet.Symbols.Length ? fleet.Symbols[symbol].Ticker : $"#{symbol}";
        return new LiveOrderBody(
            order.Order.Value, name, order.Side == Ops.Telemetry.Model.Side.Buy ? "buy" : "sell", order.Quantity,
            order.Leaves, order.Since.ToString(), order.IsInDoubt, order.Why);
    }
}
