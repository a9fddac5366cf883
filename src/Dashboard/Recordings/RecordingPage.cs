using System.Globalization;
using System.Text;
using Ops.Dashboard.Api;

namespace Ops.Dashboard.Recordings;

/// <summary>What was recorded, as a page without a circuit.</summary>
internal static class RecordingPage
{
    private const double Megabyte = 1024 * 1024;

    /// <summary>Makes the page.</summary>
    /// <param name="shelf">The shelf.</param>
    /// <returns>The page.</returns>
    public static PlainPage Of(RecordingShelf shelf)
    {
        var page = new PlainPage("Recordings") { Sheet = "paper.css" };
        page.Paragraph("Every session is recorded: what the control room took in, in its order, with what was " +
            "ordered. A recording replays through the same pipeline (replay DIR --verify on the simulator's " +
            "command line).");
        if (shelf.ThrownAway > 0)
            page.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"{shelf.ThrownAway} recordings were thrown away since the start, for their age or for room."));
        return page.Add(Table(shelf));
    }

    private static string Table(RecordingShelf shelf)
    {
        RecordingRow[] rows = [.. shelf.Rows()];
        if (rows.Length == 0)
            return "<p>There is no recording.</p>";
        var text = new StringBuilder("""
            <div class="scroll"><table><thead><tr><th scope="col">Recording</th><th scope="col">Last written</th>
            <th scope="col" class="number">MB</th><th scope="col">State</th><th scope="col">Events</th>
            <th scope="col">Debrief</th></tr></thead><tbody>
            """);
        foreach (RecordingRow row in rows)
            text.Append(Line(row));
        return text.Append("</tbody></table></div>").ToString();
    }

    private static string Line(RecordingRow row)
    {
        string name = PlainPage.Safe(row.Name);
        string url = PlainPage.Safe(Uri.EscapeDataString(row.Name));
        string size = (row.Bytes / Megabyte).ToString("0.0", CultureInfo.InvariantCulture);
        string debrief = row.State is null && row.Name.StartsWith("training-", StringComparison.Ordinal)
            ? $"<a href=\"training/{url}/debrief\">Debrief</a>" : "";
        return $"""
            <tr><th scope="row">{name}</th><td class="when">{row.At:yyyy-MM-dd HH:mm:ss} UTC</td>
            <td class="number">{size}</td><td>{PlainPage.Safe(StateOf(row))}</td>
            <td><a href="api/recordings/{url}/events?format=csv" download>CSV</a>
            <a href="api/recordings/{url}/events?format=parquet" download>Parquet</a></td><td>{debrief}</td></tr>
            """;
    }

    private static string StateOf(RecordingRow row)
    {
        string missing = row.Dropped is null or 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $", {row.Dropped:N0} inputs missing: its writer could not take them");
        if (row.State is not { } state)
            return $"closed{missing}";
        return state.Trouble is { } trouble ? $"stopped: {trouble}{missing}" : $"running{missing}";
    }
}
