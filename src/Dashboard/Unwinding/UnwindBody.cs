using System.Collections.Immutable;
using System.Globalization;
using Ops.Telemetry.Metrics;

namespace Ops.Dashboard.Unwinding;

/// <summary>An unwind pack. Money and prices in its currency; a value that does not exist is null.</summary>
/// <param name="Scope">server, group or fleet.</param>
/// <param name="Target">The server or group; null for the fleet.</param>
/// <param name="At">Real time, UTC.</param>
/// <param name="MarketAt">Market time of the picture.</param>
/// <param name="StillMoving">Servers that are not halted.</param>
/// <param name="WithoutFigures">Servers whose positions are not in it.</param>
/// <param name="Servers">The servers.</param>
/// <param name="Estimate">What the costs are, as estimates, and what they assume.</param>
/// <param name="Symbols">One row per instrument, largest value first.</param>
internal sealed record UnwindBody(
    string Scope, string? Target, string At, string MarketAt, IEnumerable<string> StillMoving,
    IEnumerable<string> WithoutFigures, IReadOnlyList<UnwindServer> Servers, UnwindBody.EstimateBody Estimate,
    ImmutableArray<UnwindBody.SymbolBody> Symbols)
{
    /// <summary>Which world it is of: LIVE, TRAINING or REPLAY.</summary>
    public required string World { get; init; }

    /// <summary>Title of the fleet.</summary>
    public required string Fleet { get; init; }

    /// <summary>Day of the session.</summary>
    public required string SessionDate { get; init; }

    /// <summary>Whether every server of it is halted.</summary>
    public required bool Halted { get; init; }

    /// <summary>What one unit of money is, e.g. USD or thousands of JPY.</summary>
    public required string Currency { get; init; }

    /// <summary>From a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <returns>The body.</returns>
    public static UnwindBody From(UnwindPack pack) => new(
        Api.KillDesk.ScopeWord(pack.Scope.Kind), pack.Scope.Target, pack.At.ToString(), pack.MarketAt.ToString(),
        pack.Moving, pack.Missing, pack.Servers, EstimateBody.From(pack.Book),
        [.. pack.Book.Rows.Select(SymbolBody.From)])
    {
        World = pack.World,
        Fleet = pack.Fleet.Title,
        SessionDate = pack.Fleet.SessionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Halted = pack.IsHalted,
        Currency = pack.Fleet.Currency,
    };

    /// <summary>Sums and assumptions.</summary>
    /// <param name="Long">Value of the long positions.</param>
    /// <param name="Short">Value of the short positions, not above 0.</param>
    /// <param name="OrdersInDoubt">
    /// Open orders, those the venue has not answered among them; none of them is in the positions.
    /// </param>
    /// <param name="SpreadCost">Half the spread on the net positions.</param>
    /// <param name="Cost">With the impact.</param>
    /// <param name="WorstCost">If the open orders fill as unluckily as they can.</param>
    /// <param name="SymbolsWithoutVolume">Instruments whose impact is not in the cost.</param>
    /// <param name="HalfSpreadBps">Assumed half spread.</param>
    /// <param name="ImpactBps">Assumed cost of one usual day's volume.</param>
    /// <param name="ParticipationPerMille">Assumed share of the volume.</param>
    internal sealed record EstimateBody(
        decimal Long, decimal Short, long OrdersInDoubt, decimal SpreadCost, decimal Cost, decimal WorstCost,
        int SymbolsWithoutVolume, int HalfSpreadBps, int ImpactBps, int ParticipationPerMille)
    {
        /// <summary>From a book.</summary>
        /// <param name="book">The book.</param>
        /// <returns>The body.</returns>
        public static EstimateBody From(UnwindBook book) => new(
            book.Long.Dollars, book.Short.Dollars, book.OrdersInDoubt, book.SpreadCost.Dollars, book.Cost.Dollars,
            book.WorstCost.Dollars, book.WithoutVolume, book.Assumptions.HalfSpreadBps, book.Assumptions.ImpactBps,
            book.Assumptions.ParticipationPerMille);
    }

    /// <summary>One instrument.</summary>
    /// <param name="Symbol">Its ticker.</param>
    /// <param name="NetShares">Shares held, signed.</param>
    /// <param name="Mark">What they are valued at.</param>
    /// <param name="MarkIsReference">Whether that is the price before the session.</param>
    /// <param name="Notional">Signed value.</param>
    /// <param name="BuyOrdersInDoubt">Open buy orders.</param>
    /// <param name="BuySharesInDoubt">Shares they may still buy.</param>
    /// <param name="SellOrdersInDoubt">Open sell orders.</param>
    /// <param name="SellSharesInDoubt">Shares they may still sell.</param>
    /// <param name="Unanswered">Orders among them that the venue has not answered.</param>
    /// <param name="NetIfAllFill">The net position if all of them fill.</param>
    /// <param name="WorstNet">The largest position they can make.</param>
    /// <param name="AverageDailyVolume">Shares of a usual day; null when not known.</param>
    /// <param name="Days">Usual days the unwind takes; null when not known.</param>
    /// <param name="SpreadCost">Half the spread; null without a price.</param>
    /// <param name="ImpactCost">The impact; null without a price or volume.</param>
    /// <param name="WorstCost">Both, for the worst net.</param>
    internal sealed record SymbolBody(
        string Symbol, long NetShares, decimal Mark, bool MarkIsReference, decimal Notional, int BuyOrdersInDoubt,
        long BuySharesInDoubt, int SellOrdersInDoubt, long SellSharesInDoubt, int Unanswered, long NetIfAllFill,
        long WorstNet, long? AverageDailyVolume, decimal? Days, decimal? SpreadCost, decimal? ImpactCost,
        decimal? WorstCost)
    {
        /// <summary>From a row.</summary>
        /// <param name="row">The row.</param>
        /// <returns>The body.</returns>
        public static SymbolBody From(UnwindRow row) => new(
            row.Symbol.Ticker, row.Net, row.Mark.Notional(1).Dollars, row.IsReference, row.Notional.Dollars,
            row.Doubt.BuyOrders, row.Doubt.BuyShares, row.Doubt.SellOrders, row.Doubt.SellShares, row.Doubt.Unanswered,
            row.NetIfAllFill, row.WorstNet,
            row.Symbol.AverageDailyVolume > 0 ? row.Symbol.AverageDailyVolume : null, row.DaysHundredths / 100m,
            row.Cost?.Spread.Dollars, row.Cost?.Impact?.Dollars, row.WorstCost?.Total.Dollars);
    }
}
