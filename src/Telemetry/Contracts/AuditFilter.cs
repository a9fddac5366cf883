using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Which entries are wanted. What is left out leaves nothing out.</summary>
public sealed record AuditFilter
{
    /// <summary>Every entry.</summary>
    public static AuditFilter All { get; } = new();

    /// <summary>Codes of what happened; empty for every code.</summary>
    public ImmutableArray<string> What { get; init; } = [];

    /// <summary>Part of the actor's name, in any case; empty for everybody.</summary>
    public string Person { get; init; } = "";

    /// <summary>
    /// Part of the subject or of what was said, in any case, or a whole name in what the screen showed (a server, a
    /// rule); empty for any.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Only entries of this instant or later.</summary>
    public WallTime? From { get; init; }

    /// <summary>Only entries before this instant.</summary>
    public WallTime? Until { get; init; }

    /// <summary>Whether an entry is wanted.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>True when it is.</returns>
    public bool Takes(AuditEntry entry) =>
        (What.IsEmpty || What.Contains(entry.What))
        && Has(entry.By.Name, Person)
        && (Has(entry.Subject, Text) || Has(Said(entry.Detail), Text) || Has(entry.Detail, SeenName))
        && (From is not { } from || entry.At >= from)
        && (Until is not { } until || entry.At < until);

    /// <summary>How a whole name stands in the JSON of what the screen showed.</summary>
    internal string SeenName => $":\"{Text}\"";

    private static string Said(string detail)
    {
        int at = detail.IndexOf(AuditEntry.SeenMark, StringComparison.Ordinal);
        return at < 0 ? detail : detail[..at];
    }

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
