using System.Text;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>
/// The part of a ticket that sets the three sources side by side, and lists what is still live. Pure.
/// </summary>
internal static class TicketSources
{
    /// <summary>The three sources.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <returns>The markup.</returns>
    public static string Html(KillReceipt receipt)
    {
        var rows = new StringBuilder();
        foreach (KillReceiptServer server in receipt.Servers)
        {
            if (server.Sources is not { } all)
                continue;
            rows.Append(Row(server.Server, "gate's tap", all.GateOrders, null, all.Report.Sent, null))
                .Append(Row(server.Server, "server's report", all.ReportedOrders, null, null, all.Report))
                .Append(Row(server.Server, "venue's drop copy", all.VenueOrders, all.VenueOpenOrders, null, all.Venue));
        }
        if (rows.Length == 0)
        {
            return "<h2>Three sources</h2><p>No drop copy of the venue is connected: nothing but the servers' own " +
                "word is known, and no stop can be proven.</p>";
        }
        return "<h2>Three sources</h2><p>Sent is filled, cancelled, rejected, open or in doubt, always: shares since " +
            "the start.</p>" + TicketPage.Table(
            "Three sources",
            ["Server", "Source", "#Orders", "#Orders open", "#Sent", "#Filled", "#Cancelled", "#Rejected", "#Open",
                "#In doubt"],
            rows.ToString()) + Notes(receipt);
    }

    /// <summary>What is still live.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <returns>The markup; empty when nothing is.</returns>
    public static string Live(KillReceipt receipt)
    {
        int count = receipt.Servers.Sum(static server => server.Sources?.LiveOrders ?? 0);
        int listed = receipt.Servers.Sum(static server => server.Live.Count);
        if (listed == 0)
            return count == 0 ? "" : $"<h2>Still live</h2><p>{Are(count)} not settled.</p>";
        var rows = new StringBuilder();
        foreach (KillReceiptServer server in receipt.Servers)
        {
            foreach (LiveOrderBody order in server.Live)
            {
                rows.Append($"<tr{(order.InDoubt ? " class=\"doubt\"" : "")}>")
                    .Append($"<th scope=\"row\">{PlainPage.Safe(server.Server)}</th>{TicketPage.Number(order.Order)}")
                    .Append($"<td>{PlainPage.Safe(order.Symbol)}</td><td>{order.Side}</td>")
                    .Append($"{TicketPage.Number(order.Leaves)}{TicketPage.Number(order.Quantity)}")
                    .Append($"<td class=\"when\">{order.Since}</td><td>{PlainPage.Safe(order.Why)}</td></tr>");
            }
        }
        string most = count > listed ? $" The {listed} oldest are listed." : "";
        return $"<h2>Still live</h2><p>{Are(count)} open or in doubt.{most}</p>" + TicketPage.Table(
            "Still live",
            ["Server", "#Order", "Symbol", "Side", "#Shares left", "#of", "Since, market time", "Why"],
            rows.ToString());
    }

    private static string Row(
        string server, string source, long orders, long? openOrders, long? sent, ShareSums? sums) => $"""
        <tr><th scope="row">{PlainPage.Safe(server)}</th><td>{source}</td>{TicketPage.Number(orders)}
        {TicketPage.Number(openOrders)}{TicketPage.Number(sent ?? sums?.Sent)}{TicketPage.Number(sums?.Filled)}
        {TicketPage.Number(sums?.Cancelled)}{TicketPage.Number(sums?.Rejected)}{TicketPage.Number(sums?.Open)}
        {TicketPage.Number(sums?.InDoubt)}</tr>
        """;

    private static string Notes(KillReceipt receipt)
    {
        var notes = new StringBuilder();
        foreach (KillReceiptServer server in receipt.Servers)
        {
            if (server.Sources is not { } all)
                continue;
            Note(notes, server.Server, all.RogueOrders, "orders at the venue that nobody admits to");
            Note(notes, server.Server, all.FillsWithoutOrder, "fills without an order");
            Note(notes, server.Server, all.MissedMessages, "messages of the drop copy that never came" + (
                all.MissedMessages > 0 && all.OutstandingMessages == 0
                    ? $"; the venue has stated since what is open, at {all.StatedAt}" : ""));
        }
        return notes.Length == 0 ? "" : $"<ul>{notes}</ul>";
    }

    private static void Note(StringBuilder notes, string server, long count, string what)
    {
        if (count > 0)
            notes.Append($"<li>{PlainPage.Safe(server)}: {count} {what}</li>");
    }

    private static string Are(long count) => $"{Format.Counted(count, "order")} {(count == 1 ? "is" : "are")}";
}
