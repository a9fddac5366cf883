using Ops.Dashboard.Api;
using Ops.Dashboard.Trail;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Unwinding;

/// <summary>An unwind pack as a page to print: plain HTML, no script, no circuit.</summary>
internal static class UnwindPage
{
    /// <summary>Makes the page.</summary>
    /// <param name="pack">The pack.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(UnwindPack pack)
    {
        var page = new PlainPage($"Unwind pack: {pack.Scope}")
        {
            Mode = pack.World, Sheet = "paper.css",
        };
        page.Add(About(pack)).Add(Warnings(pack)).Add(Sums(pack.Book));
        page.Add("<h2>Net positions, open orders apart</h2>").Add(Positions(pack.Book));
        page.Add("<h2>Servers</h2>").Add(Servers(pack));
        return page.Add("<h2>How the cost is estimated</h2>").Add(Assumed(pack.Book));
    }

    private static string About(UnwindPack pack)
    {
        string query = PlainPage.Safe(UnwindLinks.Query(KillDesk.ScopeWord(pack.Scope.Kind), pack.Scope.Target));
        string groups = string.Concat(pack.Fleet.Groups.Select(
            group => Link(HaltScope.Group(group), $"group {group}")));
        return $"""
            <nav class="choose" aria-label="Scope and form"><a href="api/unwind.csv{query}" download>CSV</a>
            <a href="api/unwind{query}">JSON</a>{Link(HaltScope.Fleet, "all servers")}{groups}</nav>
            <dl><dt>Fleet</dt><dd>{PlainPage.Safe(pack.Fleet.Title)}, {pack.Fleet.SessionDate:yyyy-MM-dd}</dd>
            {(pack.Fleet.MoneyWords is { } money ? $"<dt>Money</dt><dd>{PlainPage.Safe(money)}</dd>" : "")}
            <dt>Positions at market time</dt><dd>{pack.MarketAt} {PlainPage.Safe(pack.Fleet.Zone)}</dd>
            <dt>Made, real time</dt><dd>{pack.At}</dd></dl>
            """;
    }

    private static string Link(HaltScope scope, string text) =>
        $"<a href=\"{PlainPage.Safe(UnwindLinks.Page(scope))}\">{PlainPage.Safe(text)}</a> ";

    private static string Warnings(UnwindPack pack)
    {
        string[] moving = [.. pack.Moving];
        string[] missing = [.. pack.Missing];
        string markup = "";
        if (moving.Length > 0)
        {
            markup += Warning($"Not halted: {string.Join(", ", moving)}. Their positions change while you read; load " +
                "this page again after the stop.");
        }
        if (missing.Length > 0)
            markup += Warning($"Without figures, and not in any sum: {string.Join(", ", missing)}.");
        return markup;
    }

    private static string Warning(string text) => $"<p class=\"error\" role=\"alert\">{PlainPage.Safe(text)}</p>";

    private static string Sums(UnwindBook book) => $"""
        <ul class="figures"><li>Long<b>{Format.Exact(book.Long)}</b></li>
        <li>Short<b>{Format.Exact(book.Short)}</b></li>
        <li>Open orders<b>{Format.Count(book.OrdersInDoubt)}</b></li>
        <li>Cost, estimated<b>{Format.Exact(book.Cost)}</b></li>
        <li>Cost in the worst case, estimated<b>{Format.Exact(book.WorstCost)}</b></li></ul>
        """;

    private static string Positions(UnwindBook book) => book.Rows.IsEmpty
        ? "<p>No position and no open order.</p>"
        : EvidenceTable.Of(
            "Positions",
            [
                "Symbol", "Net shares", "Mark", "Value", "Open buys", "Open sells", "In doubt", "If all fill",
                "Worst case", "Days", "Half spread", "Impact", "Cost, worst case",
            ],
            book.Rows.Select(Position), numbers: 1);

    private static IEnumerable<string> Position(UnwindRow row) =>
    [
        PlainPage.Safe(row.Symbol.Ticker), Format.SignedCount(row.Net),
        Format.Price(row.Mark) + (row.IsReference ? " (before the session)" : ""), Format.Exact(row.Notional),
        Doubt(row.Doubt.BuyShares, row.Doubt.BuyOrders), Doubt(row.Doubt.SellShares, row.Doubt.SellOrders),
        Format.Count(row.Doubt.Unanswered), Format.SignedCount(row.NetIfAllFill), Format.SignedCount(row.WorstNet),
        row.DaysHundredths is { } days ? (days / 100m).ToString("0.00") : Format.None,
        Money(row.Cost?.Spread), Money(row.Cost?.Impact), Money(row.WorstCost?.Total),
    ];

    private static string Doubt(long shares, int orders) => orders == 0 ? Format.None
        : $"<span class=\"doubt\">{Format.Count(shares)} in {Format.Count(orders)}</span>";

    private static string Money(Money? amount) => amount is { } known ? Format.Exact(known) : Format.None;

    private static string Servers(UnwindPack pack) => EvidenceTable.Of(
        "Servers", ["Server", "State", "Figures of market time", "Open orders", "In doubt"],
        pack.Servers.Select(static server => new[]
        {
            PlainPage.Safe(server.Server), server.State, server.At ?? "none", Format.Count(server.OpenOrders),
            Format.Count(server.Unanswered),
        }), numbers: 3);

    private static string Assumed(UnwindBook book)
    {
        UnwindAssumptions assumed = book.Assumptions;
        string without = book.WithoutVolume == 0 ? ""
            : $" Of {Format.Counted(book.WithoutVolume, "instrument")} no usual volume is known: " +
                "the impact is not in the sum.";
        return $"""
            <p>An estimate, not a quote: shares x mark x {assumed.HalfSpreadBps} bps for half the spread, and
            shares x mark x {assumed.ImpactBps} bps x the square root of (shares / average daily volume) for the impact,
            never more than the value itself. {assumed.ImpactBps} bps is two thirds of a daily volatility of 2 %. Days:
            shares / ({assumed.ParticipationPerMille / 10} % of the average daily volume). Spread and volatility are
            assumed alike for every instrument; neither is measured here. Amounts are exact to $0.0001 and rounded
            up.{without}</p>
            <p>Open is every order that was sent and has no end yet; in doubt are those of them of which the venue has
            said nothing. None of them is in the net position. "If all fill" adds all; the worst case
            adds one side alone, whichever makes the larger position.</p>
            """;
    }
}
