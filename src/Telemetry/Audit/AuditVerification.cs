namespace Ops.Telemetry.Audit;

/// <summary>What the check of a trail found: the first thing that is wrong, or that nothing is.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Records">Records that are good, from the first on.</param>
/// <param name="Place">Where: a record and a byte of the file; empty when nothing is wrong.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Head">Where the good part ends.</param>
public sealed record AuditVerification(
    AuditFault Fault, long Records, string Place, string Message, AuditHead Head)
{
    /// <summary>Whether the trail is whole.</summary>
    public bool IsWhole => Fault == AuditFault.None;
}
