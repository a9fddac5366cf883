using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>
/// Walks the trail oldest first, page by page: a trail of any length takes the memory of one page, and a slow reader
/// keeps no transaction open.
/// </summary>
internal static class AuditStream
{
    /// <summary>Walks it.</summary>
    /// <param name="audit">The trail.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="pageEntries">Entries read at once.</param>
    /// <returns>The entries.</returns>
    public static IEnumerable<AuditRow> Oldest(
        IAuditReader audit, AuditFilter filter, int pageEntries = Limits.AuditPageEntries)
    {
        long? after = 0;
        while (after is { } from)
        {
            AuditPage page = audit.Find(new AuditQuery(filter, pageEntries) { After = from });
            foreach (AuditRow row in page.Rows)
                yield return row;
            after = page.Next;
        }
    }
}
