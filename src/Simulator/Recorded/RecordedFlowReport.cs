using System.Collections.Immutable;

namespace Ops.Simulator.Recorded;

/// <summary>What became of the rows of a recorded file so far.</summary>
/// <param name="File">The file.</param>
/// <param name="Rows">Rows read, without the header and empty lines.</param>
/// <param name="Malformed">Rows that could not be used.</param>
/// <param name="FirstFaults">The first of them with line and reason.</param>
/// <param name="Ignored">Rows the mapping ignores.</param>
/// <param name="UnknownOrders">Rows about orders that were entered before the file starts.</param>
/// <param name="OutOfOrder">Rows with a time before that of the row above them: played at once.</param>
/// <param name="Orders">Orders that left through their gates.</param>
/// <param name="RefusedOrders">Orders that did not, because a gate refused them or the firm had stopped the
/// server.</param>
/// <param name="SuppressedRows">Later rows of such orders, and of orders that a cancel of ours ended: they did not
/// happen here.</param>
public sealed record RecordedFlowReport(
    string File, long Rows, long Malformed, ImmutableArray<RecordedFault> FirstFaults, long Ignored, long UnknownOrders,
    long OutOfOrder, long Orders, long RefusedOrders, long SuppressedRows);
