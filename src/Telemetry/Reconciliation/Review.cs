namespace Ops.Telemetry.Reconciliation;

/// <summary>What a look over all unsettled orders found.</summary>
/// <param name="Unreported">Answered by the venue, unknown to the server's report.</param>
/// <param name="NeverArrived">Let out by the gate, and the venue has said nothing.</param>
/// <param name="Disputed">Ended by one word and live by the other.</param>
internal readonly record struct Review(int Unreported, int NeverArrived, int Disputed);
