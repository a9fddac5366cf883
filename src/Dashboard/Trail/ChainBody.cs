using Ops.Telemetry.Audit;

namespace Ops.Dashboard.Trail;

/// <summary>What the check of the trail found. Where in the file a fault is says the command line alone.</summary>
/// <param name="Whole">Whether every record is as it was written.</param>
/// <param name="Fault">None, Damaged, Changed, Dropped, Reordered or Cut.</param>
/// <param name="Records">Records that are good, from the first on.</param>
/// <param name="LastLink">The link the good part ends with.</param>
/// <param name="Message">One sentence.</param>
internal sealed record ChainBody(bool Whole, string Fault, long Records, string LastLink, string Message)
{
    /// <summary>From a check.</summary>
    /// <param name="found">What it found.</param>
    /// <returns>The body.</returns>
    public static ChainBody From(AuditVerification found) => new(
        found.IsWhole, found.Fault.ToString(), found.Head.Number, found.Head.Link,
        found.Fault == AuditFault.Damaged
            ? "The file of the trail can't be read as one; audit verify on the command line says where."
            : found.Message);
}
