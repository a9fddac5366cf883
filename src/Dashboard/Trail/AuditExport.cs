using System.Globalization;
using System.Text;
using System.Text.Json;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Trail;

/// <summary>
/// Writes entries for other programs. Each JSON line has every field that its link is made of, exact, and the link
/// before it, so that each line can be checked by itself; CSV is for reading.
/// </summary>
internal static class AuditExport
{
    private const int LinesPerWrite = 200;

    /// <summary>Writes JSON lines: one object an entry.</summary>
    /// <param name="rows">The entries.</param>
    /// <param name="to">Where to.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteJsonAsync(IEnumerable<AuditRow> rows, Stream to, CancellationToken cancel)
    {
        foreach (AuditRow[] some in rows.Chunk(LinesPerWrite))
        {
            string lines = string.Concat(
                some.Select(static row => JsonSerializer.Serialize(AuditLine.From(row), AuditLine.Json) + "\n"));
            await to.WriteAsync(Encoding.UTF8.GetBytes(lines), cancel);
        }
    }

    /// <summary>Writes CSV with a line of names.</summary>
    /// <param name="rows">The entries.</param>
    /// <param name="to">Where to.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>A task that ends when all is written.</returns>
    public static async Task WriteCsvAsync(IEnumerable<AuditRow> rows, Stream to, CancellationToken cancel)
    {
        Csv csv = new Csv().Header(
            "number", "at", "marketAt", "actorKind", "actor", "what", "subject", "detail", "seen", "realm", "before",
            "link");
        await to.WriteAsync(Encoding.UTF8.GetBytes(csv.Take()), cancel);
        foreach (AuditRow[] some in rows.Chunk(LinesPerWrite))
        {
            foreach (AuditRow row in some)
                Write(csv, row);
            await to.WriteAsync(Encoding.UTF8.GetBytes(csv.Take()), cancel);
        }
    }

    private const string AtFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"; // all 100 ns: a link is made of them

    private static void Write(Csv csv, AuditRow row)
    {
        AuditEntry entry = row.Entry;
        (string text, string? seen) = SeenText.Split(entry.Detail);
        string at = entry.At.ToDateTimeOffset().ToString(AtFormat, CultureInfo.InvariantCulture);
        csv.Number(row.Number).Text(at).Text(entry.MarketAt?.ToString()).Text(entry.By.Kind.ToString())
            .Text(entry.By.Name).Text(entry.What).Text(entry.Subject).Text(text).Text(seen).Text(row.Realm)
            .Text(row.Before).Text(row.Link).End();
    }
}
