namespace Ops.Simulator.Headless.Review;

/// <summary>What a run came to, in the three figures a debrief compares.</summary>
/// <param name="Loss">Loss of the incident after the unwind, in the scenario's currency; negative for a gain.</param>
/// <param name="Shares">Shares executed by the incident.</param>
/// <param name="Stocks">Instruments it traded.</param>
/// <param name="Orders">Orders of the incident that left.</param>
public sealed record Outcome(decimal Loss, long Shares, int Stocks, long Orders)
{
    /// <summary>From the counts of a world; of the whole fleet where the scenario has no incident.</summary>
    /// <param name="ledger">The counts.</param>
    /// <param name="hasIncident">Whether it has one.</param>
    /// <returns>The figures.</returns>
    internal static Outcome Of(LedgerReport ledger, bool hasIncident)
    {
        LedgerScope told = hasIncident ? ledger.Incident : ledger.Fleet;
        return new Outcome(-told.Total.Dollars, told.Shares, told.Symbols, told.Children);
    }
}
