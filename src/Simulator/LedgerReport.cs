namespace Ops.Simulator;

/// <summary>What really happened.</summary>
/// <param name="Incident">The flow of the guilty code paths; everything when the scenario names none.</param>
/// <param name="Fleet">The flow of the whole fleet.</param>
public sealed record LedgerReport(LedgerScope Incident, LedgerScope Fleet);
