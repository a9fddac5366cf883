using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Scenarios;

/// <summary>A stream of client parent orders.</summary>
/// <param name="Name">Its name, for the seed of its chance.</param>
/// <param name="Servers">Servers it goes to, by name; empty for all, in turn.</param>
/// <param name="From">First arrival at the earliest.</param>
/// <param name="To">Last arrival at the latest.</param>
/// <param name="Count">Exact number of parents; 0 when a rate is given.</param>
/// <param name="PerMinute">Mean parents per minute and server while trading is at its daily mean; 0 when a count is
/// given.</param>
/// <param name="UShaped">Whether the rate follows the U-shaped day.</param>
/// <param name="Flags">Flags the orders carry.</param>
/// <param name="AtOpen">Whether parents that arrive before the open wait for it.</param>
/// <param name="SmallestShares">Fewest shares of a parent.</param>
/// <param name="LargestShares">Most shares of a parent.</param>
/// <param name="CoverSymbols">Whether every instrument gets at least one parent, in order, before any gets a
/// second.</param>
/// <param name="SidePerSymbol">Whether all parents of an instrument have the same side.</param>
/// <param name="BuyPerMille">Parents (or, with <paramref name="SidePerSymbol"/>, instruments) of a thousand that
/// buy.</param>
/// <param name="BuySymbols">With <paramref name="SidePerSymbol"/>: exact number of instruments that buy, spread evenly
/// along the
/// universe and the same for every seed; 0 leaves it to <paramref name="BuyPerMille"/> and chance.</param>
public sealed record ClientFlowSpec(
    string Name, ImmutableArray<string> Servers, TimeSpan From, TimeSpan To, int Count, decimal PerMinute, bool UShaped,
    ImmutableArray<string> Flags, bool AtOpen, int SmallestShares, int LargestShares, bool CoverSymbols,
        bool SidePerSymbol,
    int BuyPerMille, int BuySymbols = 0)
{
    /// <summary>Instruments it trades, by ticker; with <see cref="Classes"/> empty too, all.</summary>
    public ImmutableArray<string> Symbols { get; init; } = [];

    /// <summary>Prefixes of classes whose instruments it trades.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>By server: how many times the rate it gets; a server that is not here gets it once.</summary>
    public ImmutableDictionary<string, decimal> Weights { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Limit the client sets; null for none.</summary>
    public Price? Limit { get; init; }

    /// <summary>Parents are for whole multiples of this, from one multiple up.</summary>
    public int LotShares { get; init; } = 100;
}
