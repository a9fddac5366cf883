using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Dashboard.Views;

/// <summary>One line of the table of positions.</summary>
/// <param name="Ticker">The instrument.</param>
/// <param name="Row">The figures, to sort by.</param>
public sealed record PositionView(string Ticker, PositionRow Row)
{
    private const double LargeShare = 0.2;

    /// <summary>Signed shares.</summary>
    public string Shares => Format.SignedCount(Row.Shares);

    /// <summary>Average cost.</summary>
    public string Average => Row.Shares == 0 ? Format.None : Format.Price(Row.AveragePrice);

    /// <summary>Latest mark.</summary>
    public string Mark => Format.Price(Row.Mark);

    /// <summary>Exposure.</summary>
    public FigureView Exposure => new(Format.Signed(Row.Exposure), Tone.Calm, Format.Exact(Row.Exposure));

    /// <summary>Realised and unrealised together.</summary>
    public FigureView Pnl =>
        new(Format.Signed(Row.Realised + Row.Unrealised), Tone.Calm, Format.Exact(Row.Realised + Row.Unrealised));

    /// <summary>Shares executed.</summary>
    public string Executed => Format.Count(Row.SharesExecuted);

    /// <summary>Own share of the market's volume.</summary>
    public FigureView ShareOfVolume => new(
        Format.Percent(Row.ShareOfVolume), Row.ShareOfVolume > LargeShare ? Tone.Warning : Tone.Calm);

    /// <summary>The lines somebody asked for, in the order asked for.</summary>
    /// <param name="detail">The detail.</param>
    /// <param name="fleet">The fleet, for the names of instruments.</param>
    /// <param name="filter">Part of a ticker; empty for all.</param>
    /// <param name="sort">The column.</param>
    /// <param name="descending">Whether the largest comes first.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<PositionView> List(
        ServerDetail detail, FleetDefinition fleet, string filter, PositionSort sort, bool descending)
    {
        IEnumerable<PositionView> rows = detail.Positions
            .Select(row => new PositionView(TickerOf(row.Symbol, fleet), row))
            .Where(view => view.Ticker.Contains(filter.Trim(), StringComparison.OrdinalIgnoreCase));
        IOrderedEnumerable<PositionView> sorted = sort switch
        {
            PositionSort.Ticker => By(rows, static v => v.Ticker, descending),
            PositionSort.Shares => By(rows, static v => Math.Abs(v.Row.Shares), descending),
            PositionSort.Exposure => By(rows, static v => Math.Abs(v.Row.Exposure.Units), descending),
            PositionSort.Pnl => By(rows, static v => v.Row.Realised.Units + v.Row.Unrealised.Units, descending),
            PositionSort.Executed => By(rows, static v => v.Row.SharesExecuted, descending),
            _ => By(rows, static v => v.Row.ShareOfVolume ?? -1, descending),
        };
        return [.. sorted.ThenBy(static v => v.Ticker)];
    }

    /// <summary>
    /// Fresh figures in the places of lines shown before: nothing moves under a pointer. New lines come last.
    /// </summary>
    /// <param name="shown">The lines shown before.</param>
    /// <param name="fresh">The lines of now.</param>
    /// <returns>The fresh lines.</returns>
    public static IReadOnlyList<PositionView> InOrderOf(IReadOnlyList<PositionView> shown,
        IReadOnlyList<PositionView> fresh)
    {
        var places = new Dictionary<string, int>();
        foreach (PositionView view in shown)
            places[view.Ticker] = places.Count;
        return [.. fresh.OrderBy(view => places.GetValueOrDefault(view.Ticker, int.MaxValue))];
    }

    /// <summary>Name of an instrument.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="fleet">The fleet.</param>
    /// <returns>Its ticker.</returns>
    internal static string TickerOf(SymbolId symbol, FleetDefinition fleet) =>
        symbol.Index >= 0 && symbol.Index < fleet.Symbols.Length ? fleet.Symbols[symbol.Index].Ticker
            : symbol.ToString();

    private static IOrderedEnumerable<PositionView> By<T>(IEnumerable<PositionView> rows, Func<PositionView, T> key,
        bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
}
