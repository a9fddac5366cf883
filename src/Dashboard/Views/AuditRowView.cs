using System.Globalization;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Views;

/// <summary>One entry of the trail as people read it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Date">Date of the real clock, UTC.</param>
/// <param name="At">Time of the real clock, UTC.</param>
/// <param name="Market">Market time; a dash where none was known.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">What kind of actor.</param>
/// <param name="What">Code of what happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Text">What was said.</param>
/// <param name="Seen">What the screen showed, in sentences.</param>
/// <param name="Link">Its link, shortened.</param>
public sealed record AuditRowView(
    long Number, string Date, string At, string Market, string By, string Kind, string What, string Subject,
    string Text, IReadOnlyList<string> Seen, string Link)
{
    private const string SetMark = """ {"set":""";
    private const int LinkDigits = 12;

    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The view.</returns>
    public static AuditRowView From(AuditRow row)
    {
        (string text, string? seen) = SeenText.Split(row.Entry.Detail);
        int set = text.LastIndexOf(SetMark, StringComparison.Ordinal); // for a restart to read, not for people
        DateTimeOffset at = row.Entry.At.ToDateTimeOffset();
        return new AuditRowView(
            row.Number, at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
            row.Entry.MarketAt is { } market ? Format.ClockExact(market) : Format.None,
            row.Entry.By.Name, row.Entry.By.Kind.ToString(), row.Entry.What, row.Entry.Subject,
            set < 0 ? text : text[..set], SeenView.Of(seen),
            row.Link.Length > LinkDigits ? row.Link[..LinkDigits] : row.Link);
    }
}
