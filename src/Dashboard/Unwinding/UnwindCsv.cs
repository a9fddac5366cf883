using Ops.Dashboard.Trail;

namespace Ops.Dashboard.Unwinding;

/// <summary>An unwind pack as CSV: a line per instrument, its world at the end, money in its currency.</summary>
internal static class UnwindCsv
{
    /// <summary>Writes it.</summary>
    /// <param name="pack">The pack.</param>
    /// <returns>The text.</returns>
    public static string Write(UnwindPack pack)
    {
        Csv csv = new Csv().Header(
            "symbol", "netShares", "mark", "notional", "buyOrdersInDoubt", "buySharesInDoubt", "sellOrdersInDoubt",
            "sellSharesInDoubt", "unanswered", "netIfAllFill", "worstNet", "averageDailyVolume", "daysEstimate",
            "spreadCostEstimate", "impactCostEstimate", "worstCostEstimate", "marketAt", "world", "fleet",
            "sessionDate", "halted", "currency");
        var body = UnwindBody.From(pack);
        foreach (UnwindBody.SymbolBody row in body.Symbols)
        {
            csv.Text(row.Symbol).Number(row.NetShares).Amount(row.Mark).Amount(row.Notional)
                .Number(row.BuyOrdersInDoubt).Number(row.BuySharesInDoubt).Number(row.SellOrdersInDoubt)
                .Number(row.SellSharesInDoubt).Number(row.Unanswered).Number(row.NetIfAllFill).Number(row.WorstNet)
                .Number(row.AverageDailyVolume).Amount(row.Days).Amount(row.SpreadCost).Amount(row.ImpactCost)
                .Amount(row.WorstCost).Text(pack.MarketAt.ToString())
                .Text(body.World).Text(body.Fleet).Text(body.SessionDate).Text(body.Halted ? "yes" : "no")
                .Text(body.Currency).End();
        }
        return csv.Take();
    }
}
