using Ops.Simulator.Market;
using Ops.Simulator.Time;

namespace Ops.Simulator.Servers;

/// <summary>What all servers of a world share.</summary>
/// <param name="Orders">Orders at the venue.</param>
/// <param name="Market">Prices.</param>
/// <param name="Day">Session times.</param>
/// <param name="Agenda">What will happen.</param>
/// <param name="Ledger">What really happened.</param>
/// <param name="Notices">Where manifests and messages go.</param>
internal sealed record ServerSurroundings(
    OrderTable Orders, StockMarket Market, TradingDay Day, Agenda Agenda, WorldLedger Ledger, WorldNotices Notices);
