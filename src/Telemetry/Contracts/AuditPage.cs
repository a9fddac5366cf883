using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>A page of the trail.</summary>
/// <param name="Rows">Entries, newest first.</param>
/// <param name="Next">What to ask before for the next page; null when this was the last.</param>
public sealed record AuditPage(ImmutableArray<AuditRow> Rows, long? Next);
