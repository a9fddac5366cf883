using Xunit;

namespace Ops.Simulator.Tests.Knight;

/// <summary>
/// The published figures of 1 August 2012 (SEC order 34-70694, paragraphs 1, 17 and 18), with nobody acting. They
/// follow
/// from the mechanism and the declared calibration; nothing in the code knows them.
/// </summary>
public sealed class KnightRecordTests
{
    private const decimal Million = 1_000_000m;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20120801)]
    [InlineData(424242)]
    [InlineData(ulong.MaxValue)]
    public void Sec_AnySeed_ComesOutAsPublished(ulong seed)
    {
        using World world = KnightMorning.Run(seed);
        LedgerScope incident = world.Ledger.Report().Incident;
        Assert.Equal(212, incident.Parents);
        Assert.Equal((154, 80, 74), (incident.Symbols, incident.NetLongSymbols, incident.NetShortSymbols));
        WithinFivePercent(4.0m * Million, incident.Executions);
        WithinFivePercent(397m * Million, incident.Shares);
        WithinFivePercent(3_500m * Million, incident.NetLongNotional.Dollars);
        WithinFivePercent(3_150m * Million, incident.NetShortNotional.Dollars);
        WithinFivePercent(-460m * Million, incident.Total.Dollars);
        Assert.InRange(incident.StocksMoved, 71, 79); // published: 75
        Assert.InRange(incident.StocksDominated, 35, 39); // published: 37
        Assert.InRange(incident.MarkToMarket.Dollars, -250 * Million, -150 * Million); // visible while it happens
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Press_AnySeed_ComesNearTheRecordInLessTime(ulong seed)
    {
        using World world = KnightMorning.Run(seed, "press", new TimeSpan(9, 59, 0));
        LedgerScope incident = world.Ledger.Report().Incident;
        Assert.Equal((154, 80, 74), (incident.Symbols, incident.NetLongSymbols, incident.NetShortSymbols));
        WithinFivePercent(4.0m * Million, incident.Executions);
        WithinFivePercent(397m * Million, incident.Shares);
        WithinFivePercent(3_500m * Million, incident.NetLongNotional.Dollars);
        WithinFivePercent(3_150m * Million, incident.NetShortNotional.Dollars);
        WithinFivePercent(-460m * Million, incident.Total.Dollars);
    }

    private static void WithinFivePercent(decimal published, decimal simulated) =>
        Assert.InRange(simulated / published, 0.95m, 1.05m);
}
