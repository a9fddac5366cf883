using System.Globalization;
using System.Text;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recording;

/// <summary>
/// Events as comma-separated values by RFC 4180. A name that a spreadsheet would take for a formula gets an apostrophe
/// before it.
/// </summary>
internal sealed class CsvSink : IEventSink
{
    private const string EndOfLine = "\r\n";
    private readonly StreamWriter _writer;
    private readonly EventNames _names;

    /// <summary>A sink that has written nothing.</summary>
    /// <param name="into">Where it goes; left open.</param>
    /// <param name="header">What was recorded.</param>
    public CsvSink(Stream into, RecordingHeader header)
    {
        _names = new EventNames(header);
        _writer = new StreamWriter(into, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16,
            leaveOpen: true);
        _head = string.Join(',', EventNames.Columns) + EndOfLine;
    }

    private string? _head;

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<OrderEvent> events, CancellationToken cancel)
    {
        var text = new StringBuilder(_head);
        _head = null;
        foreach (ref readonly OrderEvent item in events.Span)
        {
            text.Append(_names.Time(item)).Append(',').Append(item.TimeNanoseconds).Append(',')
                .Append(Cell(_names.Server(item))).Append(',').Append(item.FeedSequence).Append(',')
                .Append(Known(item.SendSequence)).Append(',').Append(EventNames.Kind(item)).Append(',')
                .Append(Known(item.OrderNumber)).Append(',').Append(Known(item.ParentNumber)).Append(',')
                .Append(Cell(_names.Symbol(item))).Append(',').Append(item.Side.ToString()).Append(',')
                .Append(item.Quantity).Append(',')
                .Append(EventNames.Price(item).ToString("0.0000", CultureInfo.InvariantCulture)).Append(',')
                .Append(item.Aux).Append(EndOfLine);
        }
        await _writer.WriteAsync(text, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_head is { } head)
            await _writer.WriteAsync(head); // a recording without events has its names all the same
        await _writer.DisposeAsync();
    }

    private static string Known(long number) =>
        number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        string harmless = text is [var first, ..] && "=+-@\t\r\n".Contains(first) ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
