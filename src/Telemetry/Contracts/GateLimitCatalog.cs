using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Every hard limit of the gates, in the order in which they are shown.</summary>
public static class GateLimitCatalog
{
    /// <summary>The limits.</summary>
    public static ImmutableArray<GateLimitDescriptor> All { get; } =
    [
        new("order-quantity", "Shares of one order", "shares", static all => all.OrderQuantity,
            static (all, value) => all with { OrderQuantity = value }),
        new("order-notional", "Worth of one order", "$", static all => all.OrderNotional,
            static (all, value) => all with { OrderNotional = value }),
        new("open-notional", "Worth of all open orders", "$", static all => all.OpenNotional,
            static (all, value) => all with { OpenNotional = value }) { IsOfInstrument = false },
        new("position-shares", "Position in one instrument", "shares", static all => all.PositionShares,
            static (all, value) => all with { PositionShares = value }),
        new("position-notional", "Worth of the position in one instrument", "$", static all => all.PositionNotional,
            static (all, value) => all with { PositionNotional = value }),
        new("price-band", "Price against reference", "bps", static all => all.PriceBandBps,
            static (all, value) => all with { PriceBandBps = value }),
        new("reference-age", "Age of the reference price", "ms", static all => all.ReferenceAgeMilliseconds,
            static (all, value) => all with { ReferenceAgeMilliseconds = value }),
        new("message-rate", "Messages in a second", "messages/s", static all => all.MessagesPerSecond,
            static (all, value) => all with { MessagesPerSecond = value }) { IsOfInstrument = false },
        new("duplicate-orders", "The same order in a second", "orders/s", static all => all.DuplicatesPerSecond,
            static (all, value) => all with { DuplicatesPerSecond = value }),
    ];

    /// <summary>Finds a limit.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>The limit, or null when there is none.</returns>
    public static GateLimitDescriptor? Find(string code) => All.FirstOrDefault(limit => limit.Code == code);

    /// <summary>The sentence about a limit that is not there, with those that are.</summary>
    /// <param name="code">What was written.</param>
    /// <returns>The sentence.</returns>
    public static string Unknown(string code) =>
        $"there is no limit \"{code}\" of the gates; they have {string.Join(", ", All.Select(l => l.Code))}.";
}
