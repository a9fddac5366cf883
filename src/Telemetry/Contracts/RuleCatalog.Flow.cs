namespace Ops.Telemetry.Contracts;

/// <content>Rules over flow, stakes, messages, feeds and the controls themselves.</content>
public static partial class RuleCatalog
{
    private static IEnumerable<RuleDescriptor> OfStakes() =>
    [
        new("gross-exposure", "Gross exposure", "Sum of the absolute positions at their marks.", "$",
            RuleFamily.Exposure, Dollars("gross-exposure", 2_000_000, LimitAction.Block),
            Dollars("gross-exposure", 16_000_000, LimitAction.Alarm)),
        new("net-exposure", "Net exposure", "Sum of the positions at their marks, long or short.", "$",
            RuleFamily.Exposure, Dollars("net-exposure", 2_000_000, LimitAction.Block),
            Dollars("net-exposure", 16_000_000, LimitAction.Alarm)),
        new("drawdown", "Drawdown", "How far profit and loss is below its highest.", "$", RuleFamily.Loss,
            Dollars("drawdown", 250_000, LimitAction.Block), Dollars("drawdown", 1_000_000, LimitAction.Alarm)),
    ];

    private static IEnumerable<RuleDescriptor> OfFlow() =>
    [
        ForServers("order-burst", "Burst of orders", "New orders in sliding 100 ms.", "orders", RuleFamily.Flow,
            Ladder("order-burst", 400, (50, LimitAction.Alarm), (100, LimitAction.Block))),
        ForServers("cancel-rate", "Cancel rate", "Cancels in the last second.", "cancels/s", RuleFamily.Flow,
            Count("cancel-rate", 500, LimitAction.Alarm)),
        ForServers("message-rate", "Message rate", "Orders and cancels in the last second.", "messages/s",
            RuleFamily.Flow, Count("message-rate", 1_000, LimitAction.Alarm)),
        ForServers("open-orders", "Open orders", "Orders at the venue.", "orders", RuleFamily.Flow,
            Count("open-orders", 5_000, LimitAction.Alarm)),
        ForServers("peer-divergence", "Order rate against peers",
            "Growth over the usual flow against the peers' growth and the own history, the smaller, in percent.", "%",
            RuleFamily.Flow,
            Sustained(Ladder("peer-divergence", 400, (100, LimitAction.Alarm)), 0.3)),
        ForTheFleet("fleet-divergence", "Fleet against its history",
            "Servers that send more than three times what is usual for them, when nobody can say which is right.", "%",
            RuleFamily.Flow, Sustained(Ladder("fleet-divergence", 49, (100, LimitAction.Alarm)), 1)),
        ForServers("orders-per-parent", "Orders out against orders in",
            "Orders that leave for each client order that comes.", "orders", RuleFamily.Flow,
            Sustained(Ladder("orders-per-parent", 100, (100, LimitAction.Alarm)), 1)),
        ForServers("mix-change", "Change of mix",
            "Points by which the share of some tickers, a side, a size or an origin rose over the usual.", "points",
            RuleFamily.Flow, Ladder("mix-change", 40, (100, LimitAction.Alarm))),
        ForServers("participation", "Own share of the market",
            "Share of an instrument's market volume while the price goes the server's way.", "%", RuleFamily.Flow,
            Ladder("participation", 20, (100, LimitAction.Alarm))) with { IsOfInstrument = true },
    ];

    private static IEnumerable<RuleDescriptor> OfMessages() =>
    [
        ForServers("message-pattern", "Messages that matter",
            "Log messages of a minute that fit a pattern.", "messages", RuleFamily.Messages,
            Ladder("message-pattern", 5, (20, LimitAction.Alarm), (100, LimitAction.Alarm))),
        ForServers("message-asymmetry", "Messages of one server only",
            "Like warnings of ten minutes that no peer has.", "messages", RuleFamily.Messages,
            Ladder("message-asymmetry", 10, (60, LimitAction.Alarm))),
    ];

    private static IEnumerable<RuleDescriptor> OfFeeds() =>
    [
        ForServers("feed-silence", "Silent feed", "Market time since the last event of a server that usually flows.",
            "ms", RuleFamily.Feed,
            Sustained(Ladder("feed-silence", 10_000, (50, LimitAction.Alarm), (100, LimitAction.Alarm)), 1)),
        ForServers("feed-gaps", "Missing events", "Events of the last minute that never arrived.", "events",
            RuleFamily.Feed,
            Sustained(Ladder("feed-gaps", 100, (1, LimitAction.Alarm), (100, LimitAction.Alarm)), 1)),
        ForServers("feed-repeats", "Repeated events", "Events of the last minute that arrived twice.", "events",
            RuleFamily.Feed, Ladder("feed-repeats", 100, (1, LimitAction.Alarm), (100, LimitAction.Alarm))),
        ForServers("clock-skew", "Clock of a server", "How far events are dated from the ticks around them.", "ms",
            RuleFamily.Feed, Sustained(Ladder("clock-skew", 1_000, (100, LimitAction.Alarm)), 0.3)),
        ForTheFleet("feed-fleet", "Trouble of many feeds", "Feeds with the same trouble at once.", "%",
            RuleFamily.Feed, Ladder("feed-fleet", 49, (100, LimitAction.Alarm))),
    ];

    private static IEnumerable<RuleDescriptor> OfControls() =>
    [
        ForTheFleet("limit-sanity", "Limits that guard nothing",
            "Limits that are unset, wired to no action, or absurd against what they guard.", "limits",
            RuleFamily.Controls, Ladder("limit-sanity", 1, (50, LimitAction.Alarm))),
    ];
}
