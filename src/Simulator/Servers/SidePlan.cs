using Ops.Simulator.Chance;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Servers;

/// <summary>
/// Which way each instrument is traded by a flow whose parents of one instrument all go the same way.
/// </summary>
internal static class SidePlan
{
    /// <summary>Makes the plan.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="symbols">How many instruments there are.</param>
    /// <param name="chance">Chance for flows that give a likelihood and not a number.</param>
    /// <returns>One side per instrument.</returns>
    public static Side[] Make(ClientFlowSpec flow, int symbols, Prng chance)
    {
        var sides = new Side[symbols];
        for (int i = 0; i < symbols; i++)
        {
            bool buys = flow.BuySymbols > 0
                ? (i + 1L) * flow.BuySymbols / symbols > (long)i * flow.BuySymbols / symbols
                : chance.PerMille(flow.BuyPerMille);
            sides[i] = buys ? Side.Buy : Side.Sell;
        }
        return sides;
    }
}
