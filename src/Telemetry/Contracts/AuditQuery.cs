namespace Ops.Telemetry.Contracts;

/// <summary>A page of the trail that is wanted.</summary>
/// <param name="Filter">Which entries.</param>
/// <param name="Count">How many at most, from 1.</param>
public sealed record AuditQuery(AuditFilter Filter, int Count)
{
    /// <summary>How many at most, from 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Count { get; } = Count >= 1 ? Count
        : throw new ArgumentOutOfRangeException(nameof(Count), Count, "A page has at least one entry.");

    /// <summary>Newest first: only entries with a lower number; null for the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Oldest first, and only entries with a higher number; null to read newest first.</summary>
    public long? After { get; init; }
}
