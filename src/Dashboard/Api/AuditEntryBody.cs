using System.Text.Json;
using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>One entry of the trail.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">Real time, UTC.</param>
/// <param name="MarketAt">Market time; null when none was known.</param>
/// <param name="Kind">Kind of the actor.</param>
/// <param name="By">Who.</param>
/// <param name="What">Stable code of what happened.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Detail">The particulars.</param>
/// <param name="Seen">What the screen showed; null where that was not recorded.</param>
/// <param name="Link">Its link of the chain; empty where the trail is not on disk.</param>
internal sealed record AuditEntryBody(
    long Number, string At, string? MarketAt, string Kind, string By, string What, string Subject, string Detail,
    JsonElement? Seen, string Link)
{
    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The body.</returns>
    public static AuditEntryBody From(AuditRow row)
    {
        (string text, string? seen) = SeenText.Split(row.Entry.Detail);
        JsonElement? screen = Parse(seen);
        return new AuditEntryBody(
            row.Number, row.Entry.At.ToString(), row.Entry.MarketAt?.ToString(), row.Entry.By.Kind.ToString(),
            row.Entry.By.Name, row.Entry.What, row.Entry.Subject,
            screen is null ? row.Entry.Detail : text, screen, row.Link);
    }

    private static JsonElement? Parse(string? seen)
    {
        if (seen is null)
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(seen);
            return document.RootElement.GetProperty("seen").Clone();
        }
        catch (JsonException) // a reason that only looks like it: the detail has it in full
        {
            return null;
        }
    }
}
