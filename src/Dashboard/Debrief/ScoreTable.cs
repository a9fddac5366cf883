using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;
using Ops.Simulator.Headless.Review;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Debrief;

/// <summary>A score as a table: each point with why and the line of the log behind it.</summary>
internal static class ScoreTable
{
    /// <summary>Makes that of a team.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The markup.</returns>
    public static string Of(ScoreReport score) => Table(
        score.Score, score.Passed ? "Passed" : "Not passed", score.PassMark,
        score.People.IsEmpty ? "nobody acted" : $"<b>{PlainPage.Safe(string.Join(", ", score.People))}</b> acted",
        score.Rows);

    /// <summary>Makes that of one person's part.</summary>
    /// <param name="score">The score.</param>
    /// <returns>The markup.</returns>
    public static string Of(PersonScore score) => Table(
        score.Score, $"{char.ToUpperInvariant(score.Verdict[0])}{score.Verdict[1..]}", score.PassMark,
        $"the part of <b>{PlainPage.Safe(score.Person)}</b>", score.Rows);

    private static string Table(
        decimal points, string verdict, int passMark, string who, ImmutableArray<ScoreRow> rows)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"""
            <ul class="figures"><li><b>{points:0.0}</b> of 100</li>
            <li><b>{verdict}</b>, the pass mark is {passMark}</li><li>{who}</li></ul>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of the score">
            <table><thead><tr><th scope="col">Task</th><th scope="col">Standard</th>
            <th scope="col" class="number">Points</th><th scope="col">Why</th></tr></thead><tbody>
            """));
        foreach (ScoreRow row in rows)
            text.Append(Row(row));
        return text.Append("</tbody>").Append(Sum(points, rows)).Append("</table></div>").ToString();
    }

    // the columns sum to the score: whoever adds them up gets what is said above
    private static string Sum(decimal points, ImmutableArray<ScoreRow> rows) => string.Create(
        CultureInfo.InvariantCulture, $"""
        <tfoot><tr><th scope="row">Sum, the score</th><td></td>
        <td class="number">{points:0.0} of {rows.Sum(static row => row.Most):0.0}</td>
        <td>Every task in points of a hundred, by its weight in the scenario.</td></tr></tfoot>
        """);

    /// <summary>What an act was, in words.</summary>
    /// <param name="act">The act.</param>
    /// <returns>The words.</returns>
    public static string Words(RecordedAct act)
    {
        string subject = act.Target ?? act.Scope ?? act.Hold ?? act.Change ?? act.Alarm
            ?? string.Join(", ", act.Servers);
        string said = act.Reason ?? act.Cause ?? "";
        string done = subject.Length == 0 ? act.Do : $"{act.Do} {subject}";
        return said.Length == 0 ? done : $"{done}: {said}";
    }

    /// <summary>Why an act can't be moved or left out.</summary>
    /// <param name="act">An act of which <see cref="SessionReview.CanMove"/> says so.</param>
    /// <returns>The words.</returns>
    public static string WhyFixed(RecordedAct act) => act switch
    {
        { IsOfTheWorld: true } => "part of the world",
        { IsDrill: true } => "a drill",
        { Kind: ActorKind.Person or ActorKind.Program } => "not done again",
        _ => "comes by itself",
    };

    private static string Row(ScoreRow row)
    {
        string points = row.Check == "hint"
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Points:0.0}")
            : row.Weight == 0
            ? "an instructor's" : string.Create(CultureInfo.InvariantCulture, $"{row.Points:0.0} of {row.Most:0.0}");
        string cue = row.Cue is null ? "" : $"<div class=\"seen\">Cue: {PlainPage.Safe(row.Cue)}</div>";
        string line = row.Line is null ? "" : $"<div class=\"link\">{PlainPage.Safe(row.Line)}</div>";
        string feedback = row.Feedback is null ? "" : $"<div class=\"seen\">{PlainPage.Safe(row.Feedback)}</div>";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <tr><th scope="row">{PlainPage.Safe(row.Task)}{cue}</th><td>{row.StandardSeconds} s</td>
            <td class="number">{points}</td><td>{PlainPage.Safe(row.Because)}{line}{feedback}</td></tr>
            """);
    }
}
