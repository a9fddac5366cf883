using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Headless;

/// <summary>What was published of an incident, as the report has it.</summary>
/// <param name="Orders">Orders that left; null when nobody published it, as with every figure here.</param>
/// <param name="Executions">Executions.</param>
/// <param name="Shares">Shares or contracts executed.</param>
/// <param name="EnteredNotional">Worth of the orders at their limits.</param>
/// <param name="ExecutedNotional">Worth of the executions.</param>
/// <param name="Loss">The loss, a positive amount.</param>
/// <param name="Note">Where the figures are from, and what they are not.</param>
internal sealed record ReportedRecord(
    long? Orders, long? Executions, long? Shares, decimal? EnteredNotional, decimal? ExecutedNotional, decimal? Loss,
    string Note)
{
    /// <summary>The record of a scenario.</summary>
    /// <param name="record">The record; null for none.</param>
    /// <returns>The same figures, or null.</returns>
    public static ReportedRecord? Of(RecordSpec? record) => record is null
        ? null
        : new ReportedRecord(
            record.Orders, record.Executions, record.Shares, record.EnteredNotional?.Dollars,
            record.ExecutedNotional?.Dollars, record.Loss?.Dollars, record.Note);
}
