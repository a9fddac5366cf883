using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Dashboard.Recordings;
using Ops.Dashboard.Trail;
using Ops.Simulator.Headless.Review;

namespace Ops.Dashboard.Debrief;

/// <summary>The history of who trained here, as a page, as JSON and as CSV.</summary>
internal static class TrainingHistory
{
    /// <summary>Puts the kept scores together.</summary>
    /// <param name="kept">The kept scores, the oldest first.</param>
    /// <returns>By person and by team.</returns>
    public static HistoryBody Of(ImmutableArray<(RecordingRow Recording, ScoreReport Score)> kept) => new(
        Grouped(
            from item in kept
            from person in item.Score.Persons
            select (person.Person, Session(item.Recording, item.Score, person.Score, person.Passed) with
            {
                NotJudged = person.NotJudged,
            })),
        Grouped(
            from item in kept
            where !item.Score.People.IsEmpty
            select (string.Join(" + ", item.Score.People.Order(StringComparer.Ordinal)),
                Session(item.Recording, item.Score, item.Score.Score, item.Score.Passed))));

    /// <summary>The page.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The page.</returns>
    public static PlainPage Page(HistoryBody history)
    {
        var page = new PlainPage("Training history") { Sheet = "debrief.css" };
        page.Add("<nav class=\"choose\" aria-label=\"Forms\"><a href=\"api/training/history.csv\" download>CSV</a> " +
            "<a href=\"api/training/history\">JSON</a> <a href=\"recordings\">Recordings</a></nav>");
        if (history.Teams.IsEmpty)
            return page.Paragraph("No session has been scored yet. A session's debrief scores it: see Recordings.");
        page.Add("<h2>People</h2>").Add(Table(history.People));
        return page.Add("<h2>Teams</h2>").Add(Table(history.Teams));
    }

    /// <summary>As CSV, a line for each person's part of each session and for each team's.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The text.</returns>
    public static string ToCsv(HistoryBody history)
    {
        Csv csv = new Csv().Header(
            "kind", "name", "session", "ended", "scenario", "seed", "score", "pass_mark", "passed", "loss",
            "loss_nobody", "loss_best");
        foreach ((string kind, HistoryOf of) in history.People.Select(static one => ("person", one))
            .Concat(history.Teams.Select(static one => ("team", one))))
        {
            foreach (HistorySession one in of.Sessions)
            {
                csv.Text(kind).Text(of.Name).Text(one.Session).Text(one.Ended).Text(one.Scenario)
                    .Text(one.Seed.ToString(CultureInfo.InvariantCulture)).Amount(one.Score).Number(one.PassMark)
                    .Text(one.NotJudged ?? (one.Passed ? "yes" : "no"))
                    .Amount(one.Loss).Amount(one.LossNobody).Amount(one.LossBest).End();
            }
        }
        return csv.Take();
    }

    private static ImmutableArray<HistoryOf> Grouped(IEnumerable<(string Name, HistorySession Session)> sessions) =>
    [
        .. sessions.GroupBy(static one => one.Name).OrderBy(static all => all.Key, StringComparer.Ordinal)
            .Select(static all => new HistoryOf(
                all.Key, [.. all.Select(static one => one.Session).OrderBy(static one => one.Ended)])),
    ];

    private static HistorySession Session(RecordingRow row, ScoreReport score, decimal points, bool passed) => new(
        row.Name, row.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), score.Scenario, score.Seed,
        points, score.PassMark, passed, score.Actual.Loss, score.Nobody.Loss, score.Best.Loss);

    private static string Table(ImmutableArray<HistoryOf> all)
    {
        var text = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Sessions\">" +
            "<table><thead><tr><th scope=\"col\">Who</th>")
            .Append("<th scope=\"col\" class=\"number\">Sessions</th><th scope=\"col\" class=\"number\">Passed</th>")
            .Append("<th scope=\"col\" class=\"number\">Mean</th><th scope=\"col\" class=\"number\">Trend</th>")
            .Append("<th scope=\"col\">Scores, the oldest first</th></tr></thead><tbody>");
        foreach (HistoryOf of in all)
        {
            string trend = of.Trend is { } change
                ? change.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture) : "–";
            string mean = of.Mean?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
            text.Append(string.Create(CultureInfo.InvariantCulture, $"""
                <tr><th scope="row">{PlainPage.Safe(of.Name)}</th><td class="number">{of.Sessions.Length}</td>
                <td class="number">{of.Passed}</td><td class="number">{mean}</td>
                <td class="number">{trend}</td><td>{string.Join(", ", of.Sessions.Select(Link))}</td></tr>
                """));
        }
        return text.Append("</tbody></table></div>").ToString();
    }

    private static string Link(HistorySession one) => string.Create(
        CultureInfo.InvariantCulture,
        $"<a href=\"training/{Uri.EscapeDataString(one.Session)}/report\" ") +
        string.Create(
            CultureInfo.InvariantCulture,
            $"title=\"{PlainPage.Safe(one.Scenario)}, {one.Ended}\">") +
        (one.NotJudged ?? one.Score.ToString("0.0", CultureInfo.InvariantCulture)) +
        (one.NotJudged is not null || one.Passed ? "</a>" : " not passed</a>");
}
