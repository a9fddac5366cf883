namespace Ops.Telemetry.Model;

/// <summary>
/// Identity of one child order: unique within its server and increasing in the order of creation, from 1.
/// </summary>
/// <param name="Value">The number; 0 means none.</param>
public readonly record struct OrderId(long Value);
