namespace Ops.Telemetry.Model;

/// <summary>Identity of one client parent order: unique in its fleet, from 1.</summary>
/// <param name="Value">The number; 0 means the order belongs to no parent.</param>
public readonly record struct ParentId(long Value);
