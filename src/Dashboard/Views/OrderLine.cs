using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One open order.</summary>
/// <param name="Order">Its number.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Ticker">The instrument.</param>
/// <param name="Side">buy or sell.</param>
/// <param name="Limit">Its limit price.</param>
/// <param name="Leaves">Shares open of shares sent.</param>
/// <param name="Age">How long ago it was sent, in market time.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Tone">How loud.</param>
public sealed record OrderLine(
    string Order, string Parent, string Ticker, string Side, string Limit, string Leaves, string Age, string State,
        Tone Tone)
{
    private static readonly TimeSpan s_inDoubt = TimeSpan.FromSeconds(1);

    /// <summary>From the detail.</summary>
    /// <param name="detail">The detail.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The lines, oldest first.</returns>
    public static IReadOnlyList<OrderLine> List(ServerDetail detail, FleetDefinition fleet) =>
        [.. detail.OpenOrders.Select(row => From(row, detail.At, fleet))];

    private static OrderLine From(OpenOrderRow row, MarketTime now, FleetDefinition fleet)
    {
        TimeSpan age = now > row.SentAt ? now - row.SentAt : TimeSpan.Zero;
        bool inDoubt = !row.Acknowledged && age > s_inDoubt;
        return new OrderLine(
            Format.Count(row.Order.Value), Format.Count(row.Parent.Value), PositionView.TickerOf(row.Symbol, fleet),
            row.Side == Ops.Telemetry.Model.Side.Sell ? "sell" : "buy", row.Limit.Ticks == 0 ? "market"
                : Format.Price(row.Limit),
            $"{Format.Count(row.Leaves)} of {Format.Count(row.Quantity)}", Format.Age(age),
            (row.Acknowledged, row.CancelSent) switch
            {
                (_, true) => "cancel sent",
                (true, _) => "at the venue",
                _ => inDoubt ? "in doubt: no answer" : "sent",
            }, inDoubt ? Tone.Warning : Tone.Calm);
    }
}
