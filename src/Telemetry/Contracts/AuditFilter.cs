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

    /// <summary>Part of the subject or detail, in any case; empty for any.</summary>
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
        && (Has(entry.Subject, Text) || Has(entry.Detail, Text))
        && (From is not { } from || entry.At >= from)
        && (Until is not { } until || entry.At < until);

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
