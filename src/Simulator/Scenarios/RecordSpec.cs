using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// What was published of an incident, for a run with nobody acting to be held against. A figure that nobody published
/// is null.
/// </summary>
/// <param name="Orders">Orders that left.</param>
/// <param name="Executions">Executions.</param>
/// <param name="Shares">Shares or contracts executed.</param>
/// <param name="EnteredNotional">Worth of the orders at their limits.</param>
/// <param name="ExecutedNotional">Worth of the executions.</param>
/// <param name="Loss">The loss, a positive amount.</param>
/// <param name="Note">Where the figures are from, and what they are not.</param>
public sealed record RecordSpec(
    long? Orders, long? Executions, long? Shares, Money? EnteredNotional, Money? ExecutedNotional, Money? Loss,
    string Note);
