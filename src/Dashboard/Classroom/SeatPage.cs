using Ops.Dashboard.Api;

namespace Ops.Dashboard.Classroom;

/// <summary>Hands out seats: links and keys, shown this once.</summary>
internal static class SeatPage
{
    /// <summary>Those of a session that was just opened.</summary>
    /// <param name="opened">What was opened.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(ClassOpenedBody opened)
    {
        string rows = string.Concat(opened.Seats.Select(static seat => $"""
            <tr><th scope="row">{PlainPage.Safe(seat.Name)}</th><td>{PlainPage.Safe(seat.Role)}</td>
            <td><a href="{PlainPage.Safe(seat.Link)}">{PlainPage.Safe(seat.Link)}</a></td>
            <td><code>{PlainPage.Safe(seat.Key)}</code></td></tr>
            """));
        return new PlainPage("Session opened") { Sheet = "account.css" }
            .Paragraph($"{opened.Title} is open as {opened.Id}. Hand each link to the person it is for: it signs in " +
                "whoever follows it first, once, and into this session alone. Links and keys are shown this once and " +
                "written nowhere.")
            .Add("<div class=\"scroll seats\" tabindex=\"0\" role=\"region\" aria-label=\"Seats\"><table><thead><tr>" +
                "<th scope=\"col\">Seat</th><th scope=\"col\">Role</th><th scope=\"col\">Link</th>" +
                $"<th scope=\"col\">Key for scripts</th></tr></thead><tbody>{rows}</tbody></table></div>")
            .Add("<p><a href=\"training\">Back to training</a></p>");
    }

    /// <summary>A further link for one seat.</summary>
    /// <param name="seat">Whose.</param>
    /// <param name="link">The link.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(string seat, string link) =>
        new PlainPage("Link for a seat") { Sheet = "account.css" }
            .Paragraph($"The link for {seat}, good once. It is shown this once and written nowhere:")
            .Add($"<p><a href=\"{PlainPage.Safe(link)}\">{PlainPage.Safe(link)}</a></p>")
            .Add("<p><a href=\"training\">Back to training</a></p>");
}
