using System.Globalization;
using System.Text;
using Ops.Dashboard.Unwinding;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>
/// The ticket of a kill, in plain HTML that needs neither script nor circuit, loads itself again until the stop is
/// proven, and prints: how far it is by both clocks, what each source says, what is still live and why. Pure.
/// </summary>
internal static class TicketPage
{
    private static readonly KillStage[] s_way =
    [
        KillStage.Requested, KillStage.Blocked, KillStage.Acknowledged, KillStage.Drained, KillStage.ProvenSilent,
    ];

    /// <summary>The page.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <returns>The page.</returns>
    public static PlainPage Html(KillReceipt receipt)
    {
        bool waiting = receipt.Status == "standing" && !receipt.Proven;
        string target = receipt.Target is null ? "all servers" : $"{receipt.Scope} {receipt.Target}";
        var page = new PlainPage($"Kill of {target}")
        {
            Mode = receipt.Room,
            IsLastResort = true,
            RefreshSeconds = waiting ? 1 : null,
            RefreshFrom = $"kill/{receipt.Ticket}",
            Sheet = "paper.css",
        };
        page.Add($"<p class=\"state\">{PlainPage.Safe(Verdict(receipt))}</p>");
        if (receipt.Recorded == false)
        {
            page.Paragraph("The gates are latched, and the hold was not on disk when this was answered: if the " +
                "control room dies before it is, look at the gates.");
        }
        page.Add(Clocks(receipt)).Add(Facts(receipt)).Add(Way(receipt)).Add(Servers(receipt));
        page.Add(TicketSources.Html(receipt)).Add(TicketSources.Live(receipt)).Add(Steps(receipt));
        string again = receipt.Status == "standing" && !waiting
            ? $"<p class=\"choose\"><a href=\"kill/{receipt.Ticket}\">Load again</a></p>" : "";
        return page.Add(again)
            .Add($"<p><a href=\"unwind{PlainPage.Safe(UnwindLinks.Query(receipt.Scope, receipt.Target))}\">Unwind " +
                "pack</a>: net positions, orders in doubt, estimated cost</p>")
            .Add("<p class=\"choose\"><a href=\"kill\">Back to the kill page</a></p>");
    }

    /// <summary>A table that may be wider than the page.</summary>
    /// <param name="name">What it is, for who does not see it.</param>
    /// <param name="heads">Its columns; one that begins with # has numbers.</param>
    /// <param name="rows">Its rows, as markup.</param>
    /// <returns>The markup.</returns>
    internal static string Table(string name, IEnumerable<string> heads, string rows)
    {
        string columns = string.Concat(heads.Select(static head => head.StartsWith('#')
            ? $"<th scope=\"col\" class=\"number\">{head[1..]}</th>" : $"<th scope=\"col\">{head}</th>"));
        return $"""
            <div class="scroll" tabindex="0" role="region" aria-label="{name}"><table><thead><tr>{columns}</tr></thead>
            <tbody>{rows}</tbody></table></div>
            """;
    }

    /// <summary>A cell with a number.</summary>
    /// <param name="value">The number; null for none.</param>
    /// <returns>The markup.</returns>
    internal static string Number(long? value) => "<td class=\"number\">" +
        (value is { } known ? known.ToString("#,0", CultureInfo.InvariantCulture) : "") + "</td>";

    private static string Verdict(KillReceipt receipt) => receipt.Status switch
    {
        "released" => "This hold was released. Below is what was last seen while it stood.",
        "session-ended" => "The session this kill belonged to has ended.",
        _ when receipt.Proven => $"Proven silent: {receipt.Silent} of {receipt.Covered} servers, by the venue's drop " +
            $"copy. {receipt.Halted} of {receipt.Covered} servers acknowledged, no order came after.",
        _ => $"Stop sent, not proven: {receipt.Halted} of {receipt.Covered} servers acknowledged, {receipt.Silent} " +
            "proven silent. This page loads itself again.",
    };

    private static string Clocks(KillReceipt receipt) => $"""
        <ul class="figures"><li>Block clock: every gate latched and quiet
        <b>{Milliseconds(receipt.BlockedMilliseconds)}</b></li>
        <li>Drain clock: nothing open, by the servers' word <b>{Milliseconds(receipt.DrainedMilliseconds)}</b></li>
        <li>Proof: silent, by the venue's word <b>{Milliseconds(receipt.ProvenMilliseconds)}</b></li></ul>
        """;

    private static string Facts(KillReceipt receipt) => $"""
        <dl><dt>Hold</dt><dd>{receipt.Hold}</dd>
        <dt>Ticket</dt><dd class="link">{receipt.Ticket}</dd>
        <dt>Reason</dt><dd>{PlainPage.Person(receipt.Reason)}</dd>
        <dt>By</dt><dd>{PlainPage.Safe(receipt.By)}</dd>
        <dt>Requested, real time (UTC)</dt><dd>{receipt.RequestedAt}</dd>
        <dt>Requested, market time</dt><dd>{receipt.MarketRequestedAt ?? "not known"}</dd>
        <dt>Fleet</dt><dd>{PlainPage.Safe(receipt.Banner)}</dd><dt>Mode</dt><dd>{ModeWords(receipt.Mode)}</dd></dl>
        """;

    private static string ModeWords(string mode) => mode == "blockAndCancel"
        ? "block, and cancel open orders" : mode == "block" ? "block; open orders stay" : PlainPage.Safe(mode);

    private static string Way(KillReceipt receipt)
    {
        var items = new StringBuilder();
        foreach (KillStage stage in s_way)
        {
            int there = receipt.Servers.Count(server => Reached(server, stage));
            items.Append($"<li>{stage.Words()}: {there} of {receipt.Covered}</li>");
        }
        return $"<h2>How far</h2><ol>{items}</ol>";
    }

    private static bool Reached(KillReceiptServer server, KillStage stage) => stage switch
    {
        KillStage.Requested => true,
        KillStage.Blocked => server.BlockedMilliseconds is not null,
        KillStage.Acknowledged => server.AcknowledgedMilliseconds is not null,
        KillStage.Drained => server.DrainedMilliseconds is not null,
        _ => server.ProvenMilliseconds is not null,
    };

    private static string Servers(KillReceipt receipt) => "<h2>Servers</h2>" + Table(
        "Servers",
        ["Server", "State", "Stage", "#Blocked", "#Acknowledged", "#Drained", "#Proven", "#Last order", "#Orders after",
            "What is missing"],
        string.Concat(receipt.Servers.Select(Row)));

    private static string Row(KillReceiptServer server) => $"""
        <tr><th scope="row">{PlainPage.Safe(server.Server)}</th>
        <td><span class="state state-{server.State.ToLowerInvariant()}">{server.State}</span></td>
        <td>{server.Stage}{(server.IsSevered ? ", severed" : "")}{(server.Stuck ? ", a sender was stuck" : "")}</td>
        {Clock(server.BlockedMilliseconds)}{Clock(server.AcknowledgedMilliseconds)}
        {Clock(server.DrainedMilliseconds)}{Clock(server.ProvenMilliseconds)}
        {Number(server.LastSend)}{Number(server.OrdersAfterBlock)}
        <td>{PlainPage.Safe(server.Missing)}</td></tr>
        """;

    private static string Steps(KillReceipt receipt)
    {
        var rows = new StringBuilder();
        foreach ((KillReceiptServer server, KillStepBody step) in receipt.Servers
            .SelectMany(static server => server.Steps.Select(step => (server, step)))
            .OrderBy(static item => item.step.AfterMilliseconds))
        {
            rows.Append($"<tr><td class=\"when\">{step.At}</td>{Clock(step.AfterMilliseconds)}" +
                $"<th scope=\"row\">{PlainPage.Safe(server.Server)}</th><td>{step.Stage}</td>" +
                $"<td>{PlainPage.Safe(step.What)}</td></tr>");
        }
        return rows.Length == 0 ? "" : "<h2>Steps</h2>" + Table(
            "Steps", ["Real time (UTC)", "#After", "Server", "Stage", "What happened"], rows.ToString());
    }

    private static string Clock(double? value) => $"<td class=\"number\">{Milliseconds(value)}</td>";

    private static string Milliseconds(double? value) => value switch
    {
        null => "not yet",
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,0} ms"),
    };
}
