namespace Ops.Telemetry.Model;

/// <summary>A flag as the release plan wants it.</summary>
/// <param name="Name">The flag.</param>
/// <param name="Value">Its value.</param>
public sealed record PlannedFlag(string Name, bool Value);
