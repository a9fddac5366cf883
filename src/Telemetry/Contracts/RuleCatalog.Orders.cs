using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <content>Rules over single orders and over orders against what they belong to.</content>
public static partial class RuleCatalog
{
    private static IEnumerable<RuleDescriptor> Conserved() =>
    [
        // One could be a loss nobody noticed; three within a minute are a loop.
        ForServers("order-conservation", "Orders against their client order",
            "Orders in a minute that contradict their client order: beyond its quantity, against its side, after it " +
            "was complete, or of none.", "orders", RuleFamily.Conservation,
            Ladder("order-conservation", 2, (50, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("parent-overfilled", "Client orders overfilled",
            "Executions in a minute beyond what the client asked for.", "executions", RuleFamily.Conservation,
            Ladder("parent-overfilled", 5, (20, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("repeated-order", "Same order again",
            "Most repeats of one order (instrument, side, size, price) in ten seconds that no parent explains.",
            "orders", RuleFamily.Conservation,
            Ladder("repeated-order", 50, (100, LimitAction.Alarm), (200, LimitAction.Block))),
        ForServers("repeated-basket", "Same orders again",
            "Orders in 100 ms that repeat earlier ones of ten seconds and that no parent explains.", "orders",
            RuleFamily.Conservation,
            Ladder("repeated-basket", 100, (50, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("repeated-child", "Same order, whoever it is for",
            "Most repeats of one order (instrument, side, size, price) in ten seconds.", "orders",
            RuleFamily.Conservation,
            Ladder("repeated-child", 250, (100, LimitAction.Alarm), (400, LimitAction.Block))),
        ForServers("resend-unanswered", "Sent again without an answer",
            "Orders in a minute that repeat one the venue has not answered.", "orders", RuleFamily.Conservation,
            Ladder("resend-unanswered", 5, (20, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("identical-lots", "Burst of identical lots",
            "Most orders of one instrument, side and size within a second.", "orders", RuleFamily.Conservation,
            Ladder("identical-lots", 300, (50, LimitAction.Alarm), (100, LimitAction.Block))),
    ];

    private static IEnumerable<RuleDescriptor> OfOrders() =>
    [
        ForServers("price-sanity", "Price without sense",
            "Orders in ten seconds without a price, at an absurd one, or without a valid reference price.", "orders",
            RuleFamily.Order, Ladder("price-sanity", 10, (10, LimitAction.Alarm), (100, LimitAction.Block))),
        // The cap of the SEC order's paragraph 21: 9.5 % beyond the quote.
        ForOrders("price-band", "Price beyond the market",
            "How far an order's limit lies beyond the market, in hundredths of a percent.", "bps",
            Ladder("price-band", 950, (70, LimitAction.Alarm), (100, LimitAction.Alarm), (200, LimitAction.Block))),
        ForServers("same-price", "One price for everything",
            "Orders in a row at one price over changing instruments.", "orders", RuleFamily.Order,
            Ladder("same-price", 30, (50, LimitAction.Alarm), (100, LimitAction.Block))),
        ForOrders("order-notional", "Value of one order", "Value of the largest order.", "$",
            Ladder("order-notional", Money.FromDollars(1_000_000).Units, (70, LimitAction.Alarm),
                (100, LimitAction.Block))),
        ForOrders("order-quantity", "Shares of one order", "Shares of the largest order.", "shares",
            Ladder("order-quantity", 100_000, (100, LimitAction.Alarm), (1_000, LimitAction.Block))),
        ForOrders("order-of-daily-volume", "One order against a day's volume",
            "Largest order in percent of the instrument's average daily volume.", "%",
            Ladder("order-of-daily-volume", 20, (50, LimitAction.Alarm), (100, LimitAction.Block))),
        ForOrders("order-of-outstanding", "One order against all shares",
            "Largest order in percent of the shares that exist.", "%",
            Ladder("order-of-outstanding", 5, (20, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("gate-refusals", "Refused at the gate",
            "Orders the gate refused in a minute for their own sake, by reason.", "orders", RuleFamily.Order,
            Ladder("gate-refusals", 100, (1, LimitAction.Alarm), (100, LimitAction.Block))), // it does not stop itself
        ForTheFleet("reference-data", "Reference prices",
            "Instruments whose reference price is missing, zero or negative.", "instruments", RuleFamily.Order,
            Ladder("reference-data", 1, (50, LimitAction.Alarm))),
    ];

    private static IEnumerable<RuleDescriptor> OfAnswers() =>
    [
        ForServers("unanswered-age", "Oldest order without an answer",
            "How long the oldest order has waited while peers were answered.", "ms", RuleFamily.Answers,
            Ladder("unanswered-age", 5_000, (60, LimitAction.Alarm), (100, LimitAction.Alarm))) with { IsAge = true },
        ForServers("unanswered-orders", "Orders without an answer", "Orders the venue has not answered.", "orders",
            RuleFamily.Answers, Count("unanswered-orders", 1_000, LimitAction.Alarm)),
        ForTheFleet("venue-silence", "Venue without answers",
            "Servers that wait for the venue while their peers do too.", "%", RuleFamily.Answers,
            Sustained(Ladder("venue-silence", 49, (100, LimitAction.Alarm)), 1)),
        ForServers("cancel-age", "Oldest cancel without an answer",
            "How long the oldest cancel has waited: its order is still live.", "ms", RuleFamily.Answers,
            Ladder("cancel-age", 5_000, (60, LimitAction.Alarm), (100, LimitAction.Alarm))) with { IsAge = true },
        ForServers("cancel-rejects", "Cancels refused", "Cancels the venue refused in ten seconds.", "cancels",
            RuleFamily.Answers, Count("cancel-rejects", 200, LimitAction.Alarm)),
        ForServers("reject-ratio", "Orders refused by the venue",
            "Orders the venue refused in ten seconds, of those it answered.", "%", RuleFamily.Answers,
            Sustained(Ladder("reject-ratio", 30, (50, LimitAction.Alarm), (100, LimitAction.Alarm)), 2)),
    ];
}
