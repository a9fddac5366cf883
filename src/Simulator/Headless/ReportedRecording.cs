using System.Collections.Immutable;

namespace Ops.Simulator.Headless;

/// <summary>What became of the rows of a recorded file.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows read, without the header and empty lines.</param>
/// <param name="Malformed">Rows that could not be read.</param>
/// <param name="UnknownOrders">Rows about orders entered before the file starts.</param>
/// <param name="OutOfOrder">Rows earlier than the row above them, played at once.</param>
/// <param name="Ignored">Rows that say nothing about orders.</param>
/// <param name="Orders">Orders that left.</param>
/// <param name="RefusedOrders">Orders a gate refused.</param>
/// <param name="SuppressedRows">Rows about orders a gate refused or a cancel of ours ended.</param>
/// <param name="Faults">The first malformed rows as line: reason.</param>
internal sealed record ReportedRecording(
    string File, long Rows, long Malformed, long UnknownOrders, long OutOfOrder, long Ignored, long Orders,
        long RefusedOrders,
    long SuppressedRows, ImmutableArray<string> Faults);
