using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>What gate, server and venue say of one server's orders, side by side.</summary>
/// <param name="GateOrders">Orders the gate let out.</param>
/// <param name="ReportedOrders">Orders of those that the server's report has mentioned.</param>
/// <param name="VenueOrders">Orders the venue received.</param>
/// <param name="VenueOpenOrders">Orders open at the venue.</param>
/// <param name="Report">Shares by the server's report.</param>
/// <param name="Venue">Shares by the venue's drop copy.</param>
/// <param name="RogueOrders">Orders the venue received that nobody admits to.</param>
/// <param name="FillsWithoutOrder">Fills for which no order is known.</param>
/// <param name="LiveOrders">Orders that are not settled between the three.</param>
/// <param name="HeardUntil">Market time up to which the drop copy was heard; null for never.</param>
/// <param name="MissedMessages">Messages of the drop copy that never came.</param>
internal sealed record KillSourcesBody(
    long GateOrders, long ReportedOrders, long VenueOrders, int VenueOpenOrders, ShareSums Report, ShareSums Venue,
    long RogueOrders, long FillsWithoutOrder, int LiveOrders, string? HeardUntil, long MissedMessages)
{
    /// <summary>Those of the messages that no later statement of the venue has made good.</summary>
    public long OutstandingMessages { get; init; }

    /// <summary>When the venue last stated what is open, market time; null for never.</summary>
    public string? StatedAt { get; init; }

    /// <summary>From the picture.</summary>
    /// <param name="row">The server's row.</param>
    /// <returns>The body.</returns>
    public static KillSourcesBody From(ServerReconciliation row) => new(
        row.GateOrders, row.ReportedOrders, row.VenueOrders, row.Word.OpenOrders, row.Report, row.Venue, row.Word.Rogue,
        row.FillsWithoutOrder, row.LiveCount, row.Word.HeardUntil?.ToString(), row.Word.Missed)
    {
        OutstandingMessages = row.Word.Outstanding,
        StatedAt = row.Word.StatedAt?.ToString(),
    };
}
