using System.Collections.Immutable;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Detection.Answers;
using Ops.Telemetry.Detection.Conservation;
using Ops.Telemetry.Detection.Controls;
using Ops.Telemetry.Detection.Feed;
using Ops.Telemetry.Detection.Flow;
using Ops.Telemetry.Detection.Messages;
using Ops.Telemetry.Detection.Orders;
using Ops.Telemetry.Detection.Peers;
using Ops.Telemetry.Detection.Scan;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Detection;

/// <summary>The rules in force. A new rule is a class of its own, a line here and one in the catalogue.</summary>
internal static class DetectorList
{
    /// <summary>Makes the rules of each server on a panel of its own.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="symbols">The universe.</param>
    /// <param name="book">How the rules are set.</param>
    /// <param name="options">What they know beside their settings.</param>
    /// <returns>Panels on which nothing stands, in the order of the servers.</returns>
    public static RulePanel[] ForServers(
        ImmutableArray<ServerDefinition> servers, ImmutableArray<SymbolDefinition> symbols, RuleBook book,
        DetectorOptions options)
    {
        if (!options.Enabled)
            return [.. servers.Select(server => new RulePanel([], server, symbols, book))];
        var references = new ReferenceTable(symbols);
        return [.. servers.Select(Panel)];

        RulePanel Panel(ServerDefinition server)
        {
            var scan = new SliceScan(references);
            return new RulePanel(OfServer(scan, options, server.Name), server, symbols, book, scan);
        }
    }

    /// <summary>Makes the rules of the fleet on a panel.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="symbols">The universe.</param>
    /// <param name="book">How the rules are set.</param>
    /// <param name="options">What they know beside their settings.</param>
    /// <returns>A panel on which nothing stands.</returns>
    public static RulePanel ForFleet(
        ImmutableArray<ServerDefinition> servers, ImmutableArray<SymbolDefinition> symbols, RuleBook book,
        DetectorOptions options) =>
        new(options.Enabled ? OfFleet(servers, symbols) : [], server: null, symbols, book);

    /// <summary>Makes the rules of one server, the nearest to a cause first.</summary>
    /// <param name="scan">The look at a slice that they share.</param>
    /// <param name="options">What they know beside their settings.</param>
    /// <param name="server">Name of the server.</param>
    /// <returns>New instances.</returns>
    public static IReadOnlyList<Detector> OfServer(SliceScan scan, DetectorOptions options, string server) =>
    [
        new OrderConservationRule(),
        new ParentOverfilledRule(),
        new RepeatedOrderRule(scan),
        new RepeatedBasketRule(scan),
        new RepeatedChildRule(scan),
        new ResendRule(scan),
        new IdenticalLotsRule(scan),
        new PriceSanityRule(scan),
        new PriceBandRule(scan),
        new SamePriceRule(scan),
        new OrderNotionalRule(scan),
        new OrderQuantityRule(scan),
        new OrderOfDailyVolumeRule(scan),
        new OrderOfOutstandingRule(scan),
        new GateRefusalRule(scan),
        .. Stakes(),
        new UnansweredAgeRule(),
        new UnansweredCountRule(),
        new CancelAgeRule(scan),
        new FigureLimit("cancel-rejects", static (in f) => f.In10s[OrderEventKind.CancelRejected],
            "cancels refused by the venue in ten seconds"),
        new RejectRatioRule(),
        new OrderRateLimit(scan),
        new OrderBurstRule(scan),
        .. Rates(),
        new OrderRateHistory(options.ProfileOf(server)),
        new PeerDivergenceRule(),
        new OrdersPerParentRule(),
        new MixChangeRule(scan),
        new ParticipationRule(),
        new MessagePatternRule(options.MessagePatterns),
        new MessageAsymmetryRule(),
        new FeedSilenceRule(),
        new FeedGapRule(),
        new FeedRepeatRule(),
        new ClockSkewRule(scan),
    ];

    /// <summary>Makes the rules of the fleet, the nearest to a cause first.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="symbols">The universe.</param>
    /// <returns>New instances.</returns>
    public static IReadOnlyList<Detector> OfFleet(
        ImmutableArray<ServerDefinition> servers, ImmutableArray<SymbolDefinition> symbols) =>
    [
        new ReferenceDataRule(symbols),
        .. Stakes(),
        new VenueSilenceRule(),
        new OrderRateLimit(),
        new OrderRateHistory(),
        new FleetDivergenceRule(),
        new SharedTroubleRule(),
        new LimitSanityRule(servers, symbols),
        new RepeatedTrips(),
        new ResetWithoutCause(),
        new LimitRaisedInUse(),
    ];

    private static IEnumerable<Detector> Stakes() =>
    [
        new EnteredExposureLimit(),
        new FigureLimit("gross-exposure", static (in f) => f.GrossExposure, "gross exposure", isMoney: true),
        new FigureLimit("net-exposure", static (in f) => Math.Abs(f.NetExposure), "net exposure", isMoney: true),
        new LossSlopeLimit(),
        new LossLimit(),
        new FigureLimit("drawdown", static (in f) => f.Drawdown, "below the highest profit so far", isMoney: true),
    ];

    private static IEnumerable<Detector> Rates() =>
    [
        new FigureLimit("cancel-rate", static (in f) => f.In1s[OrderEventKind.CancelSent],
            "cancels in the last second", whileHeld: false),
        new FigureLimit(
            "message-rate", static (in f) => f.In1s[OrderEventKind.Sent] + f.In1s[OrderEventKind.CancelSent],
            "orders and cancels in the last second", whileHeld: false),
        new FigureLimit("open-orders", static (in f) => f.OpenOrders, "open orders"),
    ];
}
