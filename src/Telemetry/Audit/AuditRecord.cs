using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>One record of the trail as it stands in the file.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Realm">Its realm.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Link">The link it carries; empty when it carries none.</param>
internal sealed record AuditRecord(long Number, string Realm, AuditEntry Entry, byte[] Link);
