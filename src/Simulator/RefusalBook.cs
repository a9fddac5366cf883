using System.Collections.Immutable;
using Ops.Simulator.Servers;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What gates refused for their limits, by server and limit. Written by the world's thread alone.</summary>
internal sealed class RefusalBook
{
    private readonly Dictionary<(ushort Server, GateRefusal Reason), LedgerRefusal> _rows = [];

    /// <summary>Takes note of a refusal; one by a hold, or of no order at all, is none for a limit.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="isIncident">Whether the order was part of the incident.</param>
    /// <param name="order">The order.</param>
    /// <param name="gate">The gate, asked for value and limit of the first.</param>
    public void Add(GateRefusal reason, bool isIncident, in ChildOrder order, OrderGate gate)
    {
        if (reason < GateRefusal.LimitUnset)
            return;
        (ServerId server, MarketTime now) = (gate.Server, order.At);
        if (!_rows.TryGetValue((server.Index, reason), out LedgerRefusal? row))
        {
            (decimal? value, decimal? limit) = gate.Feed.FiguresOf(
                reason, order, gate.Rules.Of(order.Symbol.Index));
            row = new LedgerRefusal(server, reason, now, value, limit);
        }
        _rows[(server.Index, reason)] = row with
        {
            Count = row.Count + 1,
            OfIncident = row.OfIncident + (isIncident ? 1 : 0),
            FirstOfIncidentAt = row.FirstOfIncidentAt ?? (isIncident ? now : null),
        };
    }

    /// <summary>The rows in the order of their first refusal.</summary>
    /// <returns>An immutable copy.</returns>
    public ImmutableArray<LedgerRefusal> Rows() =>
        [.. _rows.Values.OrderBy(static row => row.FirstAt).ThenBy(static row => row.Server.Index)];
}
