using System.Collections.Immutable;
using Ops.Telemetry.Model;

namespace Ops.TestKit;

/// <summary>Fleets to test with.</summary>
public static class Fleets
{
    /// <summary>
    /// A fleet of equal servers smars-1, smars-2, ... in group retail, and instruments S0, S1, ... at a price.
    /// </summary>
    /// <param name="servers">Servers.</param>
    /// <param name="symbols">Instruments.</param>
    /// <param name="dollars">Their reference price.</param>
    /// <returns>The fleet.</returns>
    public static FleetDefinition Of(int servers = 8, int symbols = 4, decimal dollars = 10m) => new(
        "Test fleet", FleetMode.Training, new DateOnly(2012, 8, 1), "ET",
        [.. Enumerable.Range(0, servers).Select(
            i => new ServerDefinition(new ServerId((ushort)i), $"smars-{i + 1}", "retail"))],
        Universe(symbols, dollars));

    /// <summary>Instruments S0, S1, ... at a price.</summary>
    /// <param name="symbols">How many.</param>
    /// <param name="dollars">Their reference price.</param>
    /// <returns>The instruments.</returns>
    public static ImmutableArray<SymbolDefinition> Universe(int symbols, decimal dollars = 10m) =>
        [.. Enumerable.Range(0, symbols).Select(
            i => new SymbolDefinition(new SymbolId(i), $"S{i}", Price.FromDollars(dollars)))];
}
