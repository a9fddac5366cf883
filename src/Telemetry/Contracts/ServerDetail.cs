using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Contracts;

/// <summary>What the page of one server shows beyond its status.</summary>
/// <param name="Server">The server.</param>
/// <param name="At">Market time of its making.</param>
/// <param name="Positions">Positions and executed instruments, largest absolute exposure first.</param>
/// <param name="OpenOrders">Open orders, oldest first, at most <see cref="Model.Limits.OpenOrdersListed"/>.</param>
/// <param name="OpenOrderCount">How many there are in all.</param>
/// <param name="RecentEvents">Last events, newest first.</param>
/// <param name="Messages">Last log messages, newest first.</param>
/// <param name="MessageCount">How many messages there were in all.</param>
public sealed record ServerDetail(
    ServerId Server, MarketTime At, ImmutableArray<PositionRow> Positions, ImmutableArray<OpenOrderRow> OpenOrders,
    int OpenOrderCount, ImmutableArray<OrderEvent> RecentEvents, ImmutableArray<ServerMessage> Messages,
    long MessageCount)
{
    /// <summary>Open orders summed by instrument, in the order of the instruments: all of them, also those that are not
    /// listed.</summary>
    public ImmutableArray<OpenSymbolRow> OpenBySymbol { get; init; } = [];
}
