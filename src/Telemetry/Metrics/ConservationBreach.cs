namespace Ops.Telemetry.Metrics;

/// <summary>One event that breaches the conservation of its parent, with the parent as it is after the event.</summary>
/// <param name="Kind">How.</param>
/// <param name="At">Position of the event in the slice.</param>
/// <param name="FeedSequence">Number of the event in its feed.</param>
/// <param name="Parent">Number of the parent; 0 for none.</param>
/// <param name="Executed">Shares executed in the parent's direction, less those executed against it.</param>
/// <param name="Live">Shares at the venue in the parent's direction for which no cancel was requested.</param>
/// <param name="Quantity">Shares of the parent; 0 when it never arrived.</param>
internal readonly record struct ConservationBreach(
    ConservationBreachKind Kind, int At, long FeedSequence, long Parent, long Executed, long Live, int Quantity);
