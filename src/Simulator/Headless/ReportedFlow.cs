namespace Ops.Simulator.Headless;

/// <summary>Counts and sums of a part of the flow; see the members of the same names of <see
/// cref="RunReport"/>.</summary>
internal sealed record ReportedFlow(
    long ParentOrders, long ChildOrders, long Executions, long Shares, int Symbols, int NetLongSymbols,
        int NetShortSymbols,
    decimal NetLongNotional, decimal NetShortNotional, decimal GrossNotional, ReportedPnl Pnl);
