using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>One server beside its plan.</summary>
/// <param name="Server">The server.</param>
/// <param name="Manifest">What it says it runs; null until it said so.</param>
/// <param name="Planned">What is asked of it now; null when the plan does not name it.</param>
/// <param name="DefaultPath">Code of an order that no flag sends elsewhere; null when that is not known.</param>
/// <param name="PreviousBuild">The build it ran before, or the one its build replaced; null when neither is
/// known.</param>
/// <param name="Flags">Its flags by name.</param>
public sealed record ParityRow(
    ServerDefinition Server, ServerManifest? Manifest, PlannedRelease? Planned, CodePathFacts? DefaultPath,
    string? PreviousBuild, ImmutableArray<ParityFlag> Flags);
