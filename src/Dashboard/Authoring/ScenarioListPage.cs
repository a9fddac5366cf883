using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Authoring;

/// <summary>The scenario files of this control room, for whoever writes them.</summary>
internal static class ScenarioListPage
{
    /// <summary>Makes it.</summary>
    /// <param name="entries">The files.</param>
    /// <param name="notice">What was just done; null for nothing.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(ImmutableArray<ScenarioEntry> entries, string? notice)
    {
        PlainPage page = new PlainPage("Scenarios") { Sheet = "authoring.css" }
            .Add("<p><a href=\"training\">Training</a></p>");
        if (notice is not null)
            page.Add($"<p role=\"status\" class=\"done\">{PlainPage.Safe(notice)}</p>");
        return page
            .Paragraph("A scenario is one file: its day, its fleet, what goes wrong, what is expected. Open one of " +
                "those that are shipped, change it, and save it under an id of your own.")
            .Add(Table("Your own", [.. entries.Where(one => one.IsOwn)],
                "None yet: open a scenario below and save your copy."))
            .Add(Table("Shipped", [.. entries.Where(one => !one.IsOwn)], "None was found beside the program."));
    }

    private static string Table(string title, ImmutableArray<ScenarioEntry> entries, string none)
    {
        if (entries.IsEmpty)
            return $"<h2>{title}</h2><p>{none}</p>";
        var text = new StringBuilder(
            $"<h2>{title}</h2><table><thead><tr><th scope=\"col\">Scenario</th><th scope=\"col\">Title</th>" +
            "<th scope=\"col\">State</th></tr></thead><tbody>");
        foreach (ScenarioEntry entry in entries)
        {
            string state = entry.Faults == 0 ? "valid"
                : string.Create(CultureInfo.InvariantCulture, $"{entry.Faults} faults: not on offer");
            text.Append($"<tr><td><a href=\"training/scenarios/{PlainPage.Safe(entry.Id)}\">" +
                $"{PlainPage.Safe(entry.Id)}</a></td><td>{PlainPage.Safe(entry.Title)}</td><td>{state}</td></tr>");
        }
        return text.Append("</tbody></table>").ToString();
    }
}
