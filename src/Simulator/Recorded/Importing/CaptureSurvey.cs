using System.Collections.Immutable;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded.Importing;

/// <summary>What a captured file holds, found by reading it once from end to end.</summary>
/// <param name="Rows">Rows, without the header and empty lines.</param>
/// <param name="Usable">Rows that mean something.</param>
/// <param name="Orders">Rows that enter an order.</param>
/// <param name="Malformed">Rows that can't be used.</param>
/// <param name="FirstFaults">The first of them.</param>
/// <param name="Length">Time from the first usable row to the last, on the file's own clock.</param>
/// <param name="Lowest">Lowest price of an order.</param>
/// <param name="Highest">Highest price of an order.</param>
/// <param name="FirstPrice">Price of the first order.</param>
/// <param name="Shares">Shares of all orders.</param>
internal sealed record CaptureSurvey(
    long Rows, long Usable, long Orders, long Malformed, ImmutableArray<RecordedFault> FirstFaults, TimeSpan Length,
    Price Lowest, Price Highest, Price FirstPrice, long Shares)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Reads a file.</summary>
    /// <param name="mapping">How it is read.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="InvalidDataException">Its header lacks a column.</exception>
    public static CaptureSurvey Of(RecordedFlowSpec mapping)
    {
        using RecordedFlowReader reader = RecordedFlowReader.Open(mapping);
        long usable = 0, orders = 0, shares = 0, first = 0, last = 0;
        Price lowest = default, highest = default, opening = default;
        while (reader.TryRead(out RecordedRow row))
        {
            first = usable++ == 0 ? row.FileNanoseconds : Math.Min(first, row.FileNanoseconds);
            last = Math.Max(last, row.FileNanoseconds);
            if (row.Action != RecordedAction.New)
                continue;
            shares += row.Shares;
            bool isFirst = orders++ == 0;
            opening = isFirst ? row.Price : opening;
            lowest = isFirst || row.Price.Ticks < lowest.Ticks ? row.Price : lowest;
            highest = isFirst || row.Price.Ticks > highest.Ticks ? row.Price : highest;
        }
        return new CaptureSurvey(
            reader.Rows, usable, orders, reader.Faults.Total, reader.Faults.First,
            TimeSpan.FromTicks((last - first) / NanosecondsPerTick), lowest, highest, opening, shares);
    }
}
