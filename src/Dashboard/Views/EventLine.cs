using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One event of a server.</summary>
/// <param name="Sequence">Its number in the feed.</param>
/// <param name="At">Market time.</param>
/// <param name="What">What happened.</param>
/// <param name="Subject">The order or parent.</param>
/// <param name="Detail">Side, shares, instrument and price.</param>
/// <param name="Tone">How loud.</param>
public sealed record EventLine(long Sequence, string At, string What, string Subject, string Detail, Tone Tone)
{
    /// <summary>From the detail.</summary>
    /// <param name="detail">The detail.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>The lines, newest first.</returns>
    public static IReadOnlyList<EventLine> List(ServerDetail detail, FleetDefinition fleet) =>
        [.. detail.RecentEvents.Select(e => From(e, fleet))];

    private static EventLine From(OrderEvent e, FleetDefinition fleet) => new(
        e.FeedSequence, Format.ClockExact(e.Time), Word(e.Kind),
        e.OrderNumber == 0 ? $"parent {Format.Count(e.ParentNumber)}" : $"order {Format.Count(e.OrderNumber)}",
        e.Kind == OrderEventKind.CancelSent ? PositionView.TickerOf(e.Symbol, fleet) : Terms(e, fleet),
        e.Kind is OrderEventKind.Rejected or OrderEventKind.Refused ? Tone.Warning : Tone.Calm);

    private static string Terms(OrderEvent e, FleetDefinition fleet)
    {
        string side = e.Side switch { Side.Buy => "buy ", Side.Sell => "sell ", _ => "" };
        string price = e.PriceTicks == 0 ? "" : $" at {Format.Price(e.Price)}";
        return $"{side}{Format.Count(e.Quantity)} {PositionView.TickerOf(e.Symbol, fleet)}{price}";
    }

    private static string Word(OrderEventKind kind) => kind switch
    {
        OrderEventKind.ParentReceived => "parent received",
        OrderEventKind.Sent => "sent",
        OrderEventKind.Accepted => "accepted",
        OrderEventKind.Filled => "filled",
        OrderEventKind.Rejected => "rejected",
        OrderEventKind.Cancelled => "cancelled",
        OrderEventKind.CancelSent => "cancel sent",
        OrderEventKind.Refused => "refused by the gate",
        OrderEventKind.CancelRejected => "cancel rejected",
        OrderEventKind.Allocated => "handed to the client",
        _ => "unknown",
    };
}
