namespace Ops.Telemetry.Model;

/// <summary>One line of the flag-meaning ledger: what a flag selects in one build when it is on.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Path">Name of the code path.</param>
public sealed record LedgerFlag(string Flag, string Path);
