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
internal sealed record AuditEntryBody(
    long Number, string At, string? MarketAt, string Kind, string By, string What, string Subject, string Detail)
{
    /// <summary>From a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The body.</returns>
    public static AuditEntryBody From(AuditRow row) => new(
        row.Number, row.Entry.At.ToString(), row.Entry.MarketAt?.ToString(), row.Entry.By.Kind.ToString(),
        row.Entry.By.Name,
        row.Entry.What, row.Entry.Subject, row.Entry.Detail);
}
