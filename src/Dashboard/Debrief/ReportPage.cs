using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Dashboard.Classroom;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;

namespace Ops.Dashboard.Debrief;

/// <summary>The report of a session, a page to read and to print: plain HTML, no circuit.</summary>
/// <param name="session">Name of the recording.</param>
/// <param name="review">The session.</param>
/// <param name="place">In which room it is read.</param>
internal sealed class ReportPage(string session, SessionReview review, RoomPlace place)
{
    /// <summary>The page while the score is made.</summary>
    /// <returns>The page; it loads itself again.</returns>
    public PlainPage Waiting() => New(refresh: 2).Add(About())
        .Add("<p role=\"status\">The session is run again to be scored. This page loads itself again.</p>");

    /// <summary>The page when the score failed.</summary>
    /// <param name="why">Why.</param>
    /// <returns>The page.</returns>
    public PlainPage Failed(string why) => New(refresh: null).Add(About())
        .Add($"<p class=\"error\" role=\"alert\">{PlainPage.Safe(why)}</p>").Add(Log());

    /// <summary>The whole page.</summary>
    /// <param name="score">The score; null when its scenario has no tasks.</param>
    /// <param name="curve">The loss curve; null when nobody asked for it.</param>
    /// <param name="others">The form as it was sent.</param>
    /// <param name="other">What the other acts come to; null when there are none.</param>
    /// <param name="person">Whose part is reported; null for the team's.</param>
    /// <returns>The page.</returns>
    public PlainPage Whole(
        ScoreReport? score, DebriefJob<CurveResult>? curve, OtherActs others, Outcome? other, string? person)
    {
        PlainPage page = New(curve is { Result.IsCompleted: false } ? 2 : null).Add(About());
        foreach (string doubt in review.Doubts)
            page.Add($"<p class=\"error\" role=\"alert\">{PlainPage.Safe(doubt)}</p>");
        if (review.EarlyEnd is { } early)
            page.Paragraph(early);
        if (score is not null)
        {
            PersonScore? own = score.Persons.FirstOrDefault(one => one.Person == person);
            page.Add(own is null ? "<h2>Score</h2>" : $"<h2>Score of {PlainPage.Safe(own.Person)}</h2>")
                .Add(Choice(score, own)).Add(own is null ? ScoreTable.Of(score) : ScoreTable.Of(own));
            page.Add("<h2>What it came to</h2>").Add(Outcomes(score, other));
        }
        page.Add("<h2>Loss against the time of reaction</h2>").Add(Curve(score, curve));
        page.Add("<h2>What was done, and what else could have been</h2>").Add(Form(others));
        if (review.Cause is { } cause)
            page.Add("<h2>What it was</h2>").Paragraph(cause).Add(List(review.CorrectActions));
        if (!review.Notes.IsEmpty)
            page.Add("<h2>What really happened</h2>").Add(List(review.Notes));
        return page;
    }

    private PlainPage New(int? refresh) => new($"Report: {review.Header.Title}")
    {
        Mode = "TRAINING", Sheet = "debrief.css", RefreshSeconds = refresh,
        RefreshFrom = refresh is null ? null : $"training/{Uri.EscapeDataString(session)}/report",
    };

    private string About()
    {
        RecordingHeader header = review.Header;
        string others = place.IsClass ? ""
            : "<a href=\"training/history\">History</a> <a href=\"recordings\">Recordings</a>";
        string preset = header.Preset is { } named ? $", preset {named}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <nav class="choose" aria-label="Forms">
            <a href="training/{Uri.EscapeDataString(session)}/debrief">Debrief with every screen</a>
            <a href="api/training/{Uri.EscapeDataString(session)}/score">JSON</a>
            {others}</nav>
            <dl><dt>Session</dt><dd>{PlainPage.Safe(session)}</dd>
            <dt>Scenario</dt><dd>{PlainPage.Safe(header.Scenario + preset)}, seed {header.Seed}</dd>
            <dt>Led by</dt><dd>{PlainPage.Safe(header.StartedBy)}, {PlainPage.Safe(header.StartedAt)}</dd>
            <dt>Onset</dt><dd>{PlainPage.Safe(review.Onset ?? "none: nothing was wrong")}</dd></dl>
            """);
    }

    // with several people each has a report of their own part
    private static string Choice(ScoreReport score, PersonScore? own) => score.Persons.Length < 2 ? ""
        : "<nav class=\"choose\" aria-label=\"Whose part\">" +
            (own is null ? "<b>The team</b>" : "<a href=\"?\">The team</a>") +
            string.Concat(score.Persons.Select(one => one == own ? $" <b>{PlainPage.Safe(one.Person)}</b>"
                : $" <a href=\"?person={Uri.EscapeDataString(one.Person)}\">{PlainPage.Safe(one.Person)}</a>")) +
            "</nav>";

    private string Outcomes(ScoreReport score, Outcome? other)
    {
        var text = new StringBuilder($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Table of outcomes">
            <table><thead><tr><th scope="col">Run of the same seed</th>
            <th scope="col" class="number">Loss, {PlainPage.Safe(review.Currency)}</th>
            <th scope="col" class="number">Shares</th><th scope="col" class="number">Instruments</th>
            <th scope="col" class="number">Orders</th></tr></thead><tbody>
            """);
        text.Append(Row("As it was done", score.Actual, ""));
        if (other is not null)
            text.Append(Row("With the acts below", other, "other"));
        text.Append(Row("If nobody acts", score.Nobody, ""));
        text.Append(Row("At best: the smallest sufficient stop, as soon as it could be known", score.Best, ""));
        text.Append("</tbody></table></div>");
        if (other is not null)
        {
            decimal less = score.Actual.Loss - other.Loss;
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"<p role=\"status\">With the acts below the loss is {Math.Abs(less):N0} ") +
                $"{(less >= 0 ? "smaller" : "larger")}.</p>");
        }
        return text.ToString();
    }

    private static string Row(string name, Outcome outcome, string look) => string.Create(
        CultureInfo.InvariantCulture,
        $"<tr class=\"{look}\"><th scope=\"row\">{PlainPage.Safe(name)}</th>" +
        $"<td class=\"number\">{outcome.Loss:N0}</td><td class=\"number\">{outcome.Shares:N0}</td>" +
        $"<td class=\"number\">{outcome.Stocks}</td><td class=\"number\">{outcome.Orders:N0}</td></tr>");

    private string Curve(ScoreReport? score, DebriefJob<CurveResult>? curve)
    {
        if (!review.HasIncident)
            return "<p>Nothing was wrong: there is nothing to be late for.</p>";
        if (curve is null)
        {
            return "<p class=\"paper-only\">It was not made.</p><p class=\"screen-only\">" +
                "<a href=\"?curve=1\">Make the curve</a>: a run of the same seed for each of 45 times of the stop, " +
                "which takes a while.</p>";
        }
        if (!curve.Result.IsCompleted)
        {
            int percent = (int)(100 * curve.Done);
            return $"<p role=\"status\"><label for=\"curve\">The curve is made: {percent} %</label> " +
                $"<progress id=\"curve\" max=\"100\" value=\"{percent}\"></progress></p>";
        }
        if (!curve.Result.IsCompletedSuccessfully)
            return $"<p class=\"error\">{PlainPage.Safe(curve.Result.Exception?.GetBaseException().Message)}</p>";
        ImmutableArray<CurvePoint> points = PointsOf(curve);
        var text = new StringBuilder(CurveChart.Of(points, score is null ? CurveMarks.None : CurveMarks.Of(score)));
        text.Append("<details><summary>Points</summary><table><thead><tr><th scope=\"col\">Stopped after</th>")
            .Append("<th scope=\"col\" class=\"number\">Loss</th><th scope=\"col\" class=\"number\">Shares</th>")
            .Append("</tr></thead><tbody>");
        foreach (CurvePoint point in points)
        {
            text.Append(string.Create(
                CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{point.Seconds} s</th><td class=\"number\">{point.Outcome.Loss:N0}</td>" +
                $"<td class=\"number\">{point.Outcome.Shares:N0}</td></tr>"));
        }
        return text.Append("</tbody></table></details>").ToString();
    }

    private string Form(OtherActs others)
    {
        var text = new StringBuilder();
        foreach (string fault in others.Faults)
            text.Append($"<p class=\"error\" role=\"alert\">{PlainPage.Safe(fault)}</p>");
        text.Append("<form method=\"get\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" " +
            "aria-label=\"Acts\"><table><thead><tr><th scope=\"col\">Time</th>")
            .Append("<th scope=\"col\">Who</th><th scope=\"col\">Did</th><th scope=\"col\">Came to</th>")
            .Append("<th scope=\"col\">Leave out</th></tr></thead><tbody>");
        for (int i = 0; i < review.Acts.Length; i++)
            text.Append(ActLine(i + 1, review.Acts[i]));
        text.Append("</tbody></table></div>");
        if (review.Acts.IsEmpty)
            text.Append("<p>Nobody did anything.</p>");
        text.Append("<fieldset><legend>Add a kill</legend><label for=\"addAt\">At (HH:MM:SS)</label>")
            .Append("<input id=\"addAt\" name=\"addAt\"><label for=\"addServer\">Server</label>")
            .Append("<select id=\"addServer\" name=\"addServer\">");
        foreach (string server in review.Header.Servers)
            text.Append($"<option>{PlainPage.Safe(server)}</option>");
        return text.Append("</select></fieldset><button type=\"submit\">See what it would have come to</button></form>")
            .ToString();
    }

    private static string ActLine(int number, RecordedAct act)
    {
        string what = PlainPage.Safe(ScoreTable.Words(act));
        if (!SessionReview.CanMove(act))
        {
            return $"<tr><td>{PlainPage.Safe(act.At)}</td><td>{PlainPage.Safe(act.Who)}</td><td>{what}</td>" +
                $"<td>{PlainPage.Safe(act.Outcome)}</td><td>{ScoreTable.WhyFixed(act)}</td></tr>";
        }
        return string.Create(CultureInfo.InvariantCulture, $"""
            <tr><td><input class="time" name="t{number}" value="{PlainPage.Safe(act.At)}"
            aria-label="Time of act {number}"></td>
            <td>{PlainPage.Safe(act.Who)}</td><td>{what}</td><td>{PlainPage.Safe(act.Outcome)}</td>
            <td><input class="box" type="checkbox" name="x{number}" aria-label="Leave out act {number}"></td></tr>
            """);
    }

    private string Log() => List([.. review.Acts.Select(static act => $"{act.At} {act.Who}: {ScoreTable.Words(act)}")]);

    private static string List(ImmutableArray<string> items) => items.IsEmpty ? ""
        : "<ul>" + string.Concat(items.Select(static item => $"<li>{PlainPage.Safe(item)}</li>")) + "</ul>";

    private static ImmutableArray<CurvePoint> PointsOf(DebriefJob<CurveResult> curve)
    {
        ValueTask<CurveResult> done = new(curve.Result);
        return done.IsCompletedSuccessfully ? done.Result.Points : [];
    }
}
