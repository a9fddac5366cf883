using Ops.Telemetry.Model;

namespace Ops.Dashboard.Trail;

/// <summary>What an evidence pack is of, and who had it made.</summary>
/// <param name="Fleet">The fleet.</param>
/// <param name="Realm">The realm of the trail.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="At">When.</param>
/// <param name="Chain">What the check of the whole trail found.</param>
internal sealed record EvidenceHead(FleetDefinition Fleet, string Realm, string By, WallTime At, ChainBody Chain);
