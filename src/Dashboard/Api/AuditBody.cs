using Ops.Telemetry.Contracts;

namespace Ops.Dashboard.Api;

/// <summary>A page of the trail, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Next">What to give as before for the next page; null when this was the last.</param>
internal sealed record AuditBody(IReadOnlyList<AuditEntryBody> Entries, long? Next)
{
    /// <summary>From a page.</summary>
    /// <param name="page">The page.</param>
    /// <returns>The body.</returns>
    public static AuditBody From(AuditPage page) => new([.. page.Rows.Select(AuditEntryBody.From)], page.Next);
}
