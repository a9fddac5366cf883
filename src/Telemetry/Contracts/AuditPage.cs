using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>A page of the trail.</summary>
/// <param name="Rows">Entries in the order that was asked for.</param>
/// <param name="Next">The last number, to ask on from; null when this was the last.</param>
public sealed record AuditPage(ImmutableArray<AuditRow> Rows, long? Next);
