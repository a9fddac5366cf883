using System.Text;
using Ops.Dashboard.Api;
using Ops.Dashboard.Views;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Trail;

/// <summary>Tables of an evidence pack as HTML; every text goes through <see cref="PlainPage.Safe"/>.</summary>
internal static class EvidenceTable
{
    /// <summary>A table.</summary>
    /// <param name="name">What it is of, for people who hear it.</param>
    /// <param name="heads">Names of its columns.</param>
    /// <param name="rows">Its rows, each a cell of markup per column.</param>
    /// <param name="numbers">Columns from here on are numbers.</param>
    /// <returns>The markup.</returns>
    public static string Of(
        string name, IEnumerable<string> heads, IEnumerable<IEnumerable<string>> rows, int numbers = int.MaxValue)
    {
        var markup = new StringBuilder();
        markup.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{PlainPage.Safe(name)}\">");
        markup.Append("<table><thead><tr>");
        int head = 0;
        foreach (string title in heads)
            markup.Append($"<th scope=\"col\"{Look(head++, numbers)}>{PlainPage.Safe(title)}</th>");
        markup.Append("</tr></thead><tbody>");
        foreach (IEnumerable<string> row in rows)
        {
            int column = 0;
            markup.Append("<tr>");
            foreach (string cell in row)
                markup.Append($"<td{Look(column++, numbers)}>{cell}</td>");
            markup.Append("</tr>\n");
        }
        return markup.Append("</tbody></table></div>").ToString();
    }

    /// <summary>The entries of a kind with everything they say.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="none">What stands where there are none.</param>
    /// <returns>The markup.</returns>
    public static string Entries(EvidencePack pack, AuditKind kind, string none)
    {
        if (pack.CountOf(kind) == 0)
            return $"<p>{PlainPage.Safe(none)}</p>";
        return Of(kind.Title, ["No.", "Real time, market time", "Who", "What", "About", "Particulars"],
            pack.Of(kind).Select(static row => Entry(row))) + Rest(pack, kind);
    }

    /// <summary>Says how many entries of a kind are not listed.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>The markup; empty when all are.</returns>
    public static string Rest(EvidencePack pack, AuditKind kind) =>
        pack.CountOf(kind) <= EvidencePack.Listed ? ""
            : $"<p>{Format.Count(pack.CountOf(kind) - EvidencePack.Listed)} more are in the export.</p>";

    /// <summary>When something was written, on both clocks.</summary>
    /// <param name="row">The entry.</param>
    /// <returns>The markup.</returns>
    public static string When(AuditRow row) =>
        $"<span class=\"when\">{row.Entry.At}<br>{row.Entry.MarketAt?.ToString() ?? "market time not known"}</span>";

    /// <summary>Who did something.</summary>
    /// <param name="row">The entry.</param>
    /// <returns>The markup.</returns>
    public static string Who(AuditRow row) => $"{PlainPage.Safe(row.Entry.By.Name)}<br>{row.Entry.By.Kind}";

    /// <summary>What was said, and beneath it what the screen showed.</summary>
    /// <param name="row">The entry.</param>
    /// <returns>The markup.</returns>
    public static string Said(AuditRow row)
    {
        AuditRowView view = AuditRowView.From(row);
        string seen = view.Seen.Count == 0 ? ""
            : $"<div class=\"seen\"><b>On the screen:</b> {PlainPage.Safe(string.Join(" ", view.Seen))}</div>";
        return PlainPage.Safe(view.Text) + seen;
    }

    private static string[] Entry(AuditRow row) =>
    [
        Format.Count(row.Number), When(row), Who(row), PlainPage.Safe(row.Entry.What),
        PlainPage.Safe(row.Entry.Subject), Said(row),
    ];

    private static string Look(int column, int numbers) => column >= numbers ? " class=\"number\"" : "";
}
