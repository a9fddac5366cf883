namespace Ops.Telemetry.Contracts;

/// <summary>One entry as the trail keeps it.</summary>
/// <param name="Number">Its number, rising through the whole trail; numbers of other realms lie between.</param>
/// <param name="Entry">What was written.</param>
public sealed record AuditRow(long Number, AuditEntry Entry);
