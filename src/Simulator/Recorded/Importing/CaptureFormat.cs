using System.Collections.Immutable;
using Ops.Simulator.Scenarios;

namespace Ops.Simulator.Recorded.Importing;

/// <summary>A format of captured order events that is known without a mapping of one's own.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">What it is.</param>
/// <param name="Header">Columns of its first row, by which it is recognised; empty when it has no header.</param>
/// <param name="Mapping">How its rows are read; file, ticker, compression and start are filled in.</param>
/// <param name="Notes">What its rows do not say, one sentence each.</param>
internal sealed record CaptureFormat(
    string Name, string Title, ImmutableArray<string> Header, RecordedFlowSpec Mapping, ImmutableArray<string> Notes)
{
    private static readonly CaptureFormat s_bitstamp = new(
        "bitstamp", "order events of Bitstamp (ob-analytics)",
        ["id", "timestamp", "exchange.timestamp", "price", "volume", "action", "direction"],
        new RecordedFlowSpec(
            "", HasHeader: true, "id", "timestamp", RecordedTimeUnit.UnixMilliseconds, "action",
            Map(("created", RecordedAction.New), ("changed", RecordedAction.Change),
                ("deleted", RecordedAction.Remove)),
            "volume", RecordedQuantity.Remaining, 0.000001m, "price", 0.01m, "direction", "bid", "ask", "BTCUSD", 1,
            default),
        ["The venue says the price limit of an order, not the price of an execution.",
            "One share of the simulation stands for 0.01 BTC, so that a price per share is exact at $0.0001."]);

    private static readonly CaptureFormat s_lobster = new(
        "lobster", "messages of LOBSTER", [],
        new RecordedFlowSpec(
            "", HasHeader: false, "2", "0", RecordedTimeUnit.SecondsOfDay, "1",
            Map(("1", RecordedAction.New), ("2", RecordedAction.PartialCancel), ("3", RecordedAction.Delete),
                ("4", RecordedAction.Fill), ("5", RecordedAction.Ignore), ("6", RecordedAction.Ignore),
                ("7", RecordedAction.Ignore)),
            "3", RecordedQuantity.Change, 1, "4", 0.0001m, "5", "1", "-1", "STOCK", 1, default),
        ["Orders entered before the file begins are known only from the rows that end them.",
            "Hidden executions, crosses and halts (types 5 to 7) name no order and are left out."]);

    private static readonly CaptureFormat s_plain = new(
        "plain", "order events with the columns order, time_ms, action, size, price, side",
        ["order", "time_ms", "action", "size", "price", "side"],
        new RecordedFlowSpec(
            "", HasHeader: true, "order", "time_ms", RecordedTimeUnit.UnixMilliseconds, "action",
            Map(("new", RecordedAction.New), ("fill", RecordedAction.Fill), ("reduce", RecordedAction.PartialCancel),
                ("cancel", RecordedAction.Delete)),
            "size", RecordedQuantity.Change, 1, "price", 1, "side", "buy", "sell", "STOCK", 1, default), []);

    /// <summary>All of them.</summary>
    public static ImmutableArray<CaptureFormat> All { get; } = [s_bitstamp, s_lobster, s_plain];

    /// <summary>Recognises a file by its first row.</summary>
    /// <param name="row">The first row.</param>
    /// <returns>The format; null for none.</returns>
    public static CaptureFormat? Of(IReadOnlyList<string> row)
    {
        foreach (CaptureFormat format in All)
        {
            if (!format.Header.IsEmpty && format.Header.All(row.Contains))
                return format;
        }
        bool isNumbers = row.Count == 6 && row.All(static value => decimal.TryParse(
            value, System.Globalization.CultureInfo.InvariantCulture, out _));
        return isNumbers ? s_lobster : null;
    }

    private static ImmutableDictionary<string, RecordedAction> Map(
        params ReadOnlySpan<(string Value, RecordedAction Meaning)> actions)
    {
        var map = ImmutableDictionary.CreateBuilder<string, RecordedAction>(StringComparer.Ordinal);
        foreach ((string value, RecordedAction meaning) in actions)
            map.Add(value, meaning);
        return map.ToImmutable();
    }
}
