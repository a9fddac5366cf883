using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>Somebody with entries in the period.</summary>
/// <param name="By">Who.</param>
/// <param name="Entries">How many.</param>
/// <param name="First">Their first.</param>
/// <param name="Last">Their last.</param>
/// <param name="Role">The role of their last sign-in in the period; empty when there was none.</param>
internal sealed record EvidenceActor(Actor By, long Entries, WallTime First, WallTime Last, string Role);
