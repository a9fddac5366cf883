namespace Ops.Dashboard.Unwinding;

/// <summary>One server of an unwind.</summary>
/// <param name="Server">Its name.</param>
/// <param name="State">State of its flow.</param>
/// <param name="HasFigures">Whether its positions and orders are in the pack.</param>
/// <param name="OpenOrders">Its open orders.</param>
/// <param name="Unanswered">Those of them that the venue has not answered.</param>
/// <param name="At">Market time of its figures; null without.</param>
internal sealed record UnwindServer(
    string Server, string State, bool HasFigures, int OpenOrders, int Unanswered, string? At);
