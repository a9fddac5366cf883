using System.Collections.Immutable;
using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Simulator.Servers;
using Ops.Telemetry.Model;

namespace Ops.Simulator;

/// <summary>What a world tells of its fleet and its instruments before anything happens.</summary>
internal static class FleetMaker
{
    /// <summary>The fleet of a scenario and what was planned for it, without a world.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="preset">The variant; null for the first.</param>
    /// <param name="mode">What the fleet is.</param>
    /// <returns>Both.</returns>
    /// <exception cref="ArgumentException">There is no such variant.</exception>
    public static (FleetDefinition Fleet, ReleaseBook Release) Plan(Scenario scenario, string? preset, FleetMode mode)
    {
        Scenario variant = ScenarioVariant.Apply(scenario, preset);
        return (Make(variant, Universe.Expand(variant.Universe), mode),
            ReleaseMaker.Make(variant.Fleet, CodePath.All(variant)));
    }

    /// <summary>Makes the definition of a fleet.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="symbols">Its instruments.</param>
    /// <param name="mode">What the fleet on screen is.</param>
    /// <returns>The definition.</returns>
    public static FleetDefinition Make(Scenario scenario, ImmutableArray<SymbolSpec> symbols, FleetMode mode) => new(
        scenario.Title, mode, scenario.Date, scenario.Zone,
        [.. scenario.Fleet.Servers.Select((s, i) => new ServerDefinition(new ServerId((ushort)i), s.Name, s.Group))],
        [.. symbols.Select(Define)])
    {
        Currency = scenario.Currency,
    };

    /// <summary>
    /// The marks before the first quote. A price that reference data lacks is told as it stands there.
    /// </summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="market">Its market.</param>
    /// <returns>One mark for each instrument.</returns>
    public static ImmutableArray<Mark> FirstMarks(FleetDefinition fleet, StockMarket market) =>
        [.. market.AllMarks().Select(mark => mark with { Mid = fleet.Symbols[mark.Symbol.Index].ReferencePrice })];

    /// <summary>
    /// Puts up the prices that gates hold orders against. An instrument that reference data lacks has none, whatever
    /// the market quotes: a price that nobody checked is not made up.
    /// </summary>
    /// <param name="board">The board.</param>
    /// <param name="fleet">The fleet.</param>
    /// <param name="market">Its market.</param>
    /// <param name="now">Market time in nanoseconds.</param>
    public static void SetReferences(ReferencePrices board, FleetDefinition fleet, StockMarket market, long now)
    {
        for (int symbol = 0; symbol < fleet.Symbols.Length; symbol++)
        {
            long known = fleet.Symbols[symbol].ReferencePrice.Ticks;
            board.Set(symbol, known <= 0 ? known : market[symbol].MidTicks, now);
        }
    }

    private static SymbolDefinition Define(SymbolSpec symbol, int index) =>
        new(new SymbolId(index), symbol.Ticker, symbol.ReferencePrice ?? symbol.Price)
        {
            AverageDailyVolume = symbol.DailyVolume,
            SharesOutstanding = symbol.SharesOutstanding,
        };
}
