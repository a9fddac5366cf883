using System.Collections.Immutable;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What a world tells of its fleet and its instruments before anything happens.</summary>
internal static class FleetMaker
{
    /// <summary>Makes the definition of a fleet.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="symbols">Its instruments.</param>
    /// <param name="mode">What the fleet on screen is.</param>
    /// <returns>The definition.</returns>
    public static FleetDefinition Make(Scenario scenario, ImmutableArray<SymbolSpec> symbols, FleetMode mode) => new(
        scenario.Title, mode, scenario.Date, scenario.Zone,
        [.. scenario.Fleet.Servers.Select((s, i) => new ServerDefinition(new ServerId((ushort)i), s.Name, s.Group))],
        [.. symbols.Select(Define)]);

    /// <summary>
    /// The marks before the first quote. A price that reference data lacks is told as it stands there.
    /// </summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="market">Its market.</param>
    /// <returns>One mark for each instrument.</returns>
    public static ImmutableArray<Mark> FirstMarks(FleetDefinition fleet, StockMarket market) =>
        [.. market.AllMarks().Select(mark => mark with { Mid = fleet.Symbols[mark.Symbol.Index].ReferencePrice })];

    private static SymbolDefinition Define(SymbolSpec symbol, int index) =>
        new(new SymbolId(index), symbol.Ticker, symbol.ReferencePrice ?? symbol.Price)
        {
            AverageDailyVolume = symbol.DailyVolume,
            SharesOutstanding = symbol.SharesOutstanding,
        };
}
