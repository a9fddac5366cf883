using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>Reads the trail. It may touch the disk: never on the kill path.</summary>
public interface IAuditReader
{
    /// <summary>Reads entries, newest first.</summary>
    /// <param name="before">Only entries with a lower number; null for the newest.</param>
    /// <param name="count">How many at most, from 1; more than <see cref="Limits.AuditPageEntries"/> is cut to
    /// it.</param>
    /// <returns>The page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    /// <exception cref="System.IO.IOException">The trail can't be read.</exception>
    AuditPage Read(long? before, int count);

    /// <summary>Reads the entries that a filter takes, with their links.</summary>
    /// <param name="query">Which, how many and in which order; more than <see cref="Limits.AuditPageEntries"/> is cut
    /// to it.</param>
    /// <returns>The page.</returns>
    /// <exception cref="System.IO.IOException">The trail can't be read.</exception>
    AuditPage Find(AuditQuery query);
}
