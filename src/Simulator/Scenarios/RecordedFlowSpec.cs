using System.Collections.Immutable;

namespace Ops.Simulator.Scenarios;

/// <summary>
/// Flow from a recorded order-event file: each new order becomes a child order sent through the gate of the server its
/// id hashes to; later rows become the venue's answers.
/// </summary>
/// <param name="File">The file, absolute or beside the scenario; plain text or gzip.</param>
/// <param name="HasHeader">Whether the first row names the columns.</param>
/// <param name="OrderIdColumn">Column of the order id, by name or zero-based number.</param>
/// <param name="TimeColumn">Column of the time.</param>
/// <param name="TimeUnit">Unit of the time column: seconds-of-day, unix-milliseconds, unix-microseconds,
/// unix-nanoseconds.</param>
/// <param name="ActionColumn">Column of the action.</param>
/// <param name="Actions">Value of the action column to what it means.</param>
/// <param name="QuantityColumn">Column of the quantity.</param>
/// <param name="QuantityIs">What the quantity of a row says: remaining (after the row) or change (of the row).</param>
/// <param name="QuantityUnit">Worth of one unit of the column in shares of the simulation, e.g. 0.000001; rounded half
/// up, at least 1 when not 0.</param>
/// <param name="PriceColumn">Column of the price.</param>
/// <param name="PriceUnit">Worth of one unit of the column in dollars per share of the simulation.</param>
/// <param name="SideColumn">Column of the side.</param>
/// <param name="BuyValue">Value of the side column that buys.</param>
/// <param name="SellValue">Value of the side column that sells.</param>
/// <param name="Ticker">Ticker of the one instrument.</param>
/// <param name="Compression">How many times faster than recorded it is played.</param>
/// <param name="StartAt">Market time at which the first row plays.</param>
public sealed record RecordedFlowSpec(
    string File, bool HasHeader, string OrderIdColumn, string TimeColumn, RecordedTimeUnit TimeUnit,
        string ActionColumn,
    ImmutableDictionary<string, RecordedAction> Actions, string QuantityColumn, RecordedQuantity QuantityIs,
    decimal QuantityUnit, string PriceColumn, decimal PriceUnit, string SideColumn, string BuyValue, string SellValue,
    string Ticker, int Compression, TimeSpan StartAt);
