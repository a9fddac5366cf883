using Ops.Telemetry.Model;

namespace Ops.Dashboard.Drill;

/// <summary>What became of the last try of a door.</summary>
/// <param name="Door">The door.</param>
/// <param name="TriedAt">When, on the wall clock.</param>
/// <param name="Latency">From the press to the acknowledged halt; of doors that are threads, from their command; null
/// when it failed.</param>
/// <param name="Fault">The hop that is broken, as a sentence; null when it worked.</param>
public sealed record DoorProof(Door Door, WallTime TriedAt, TimeSpan? Latency, string? Fault);
