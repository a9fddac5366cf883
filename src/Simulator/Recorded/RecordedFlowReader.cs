using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;

namespace Ops.Simulator.Recorded;

/// <summary>
/// Streams the rows of a recorded order-event file. What can't be read is counted and named by line, never fatal; a
/// file
/// that breaks off is a fault like another, and its end.
/// </summary>
internal sealed class RecordedFlowReader : IDisposable
{
    private readonly RecordedFlowSpec _spec;
    private readonly RecordedUnits _units;
    private readonly BoundedLines _lines;
    private readonly RecordedColumns _columns;
    private bool _ended;

    /// <summary>A reader at the first row.</summary>
    /// <param name="spec">The mapping.</param>
    /// <param name="text">The file's text; closed with the reader.</param>
    /// <exception cref="InvalidDataException">The header lacks a column.</exception>
    public RecordedFlowReader(RecordedFlowSpec spec, TextReader text)
    {
        (_spec, _units, _lines) = (spec, new RecordedUnits(spec), new BoundedLines(text));
        List<string>? names = spec.HasHeader && _lines.TryRead(out string? header) ? CsvRow.Split(header) : null;
        _columns = RecordedColumns.Find(spec, names);
    }

    /// <summary>Rows read so far, the header and empty lines not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows the mapping ignores.</summary>
    public long Ignored { get; private set; }

    /// <summary>Rows that could not be used.</summary>
    public RecordedFaults Faults { get; } = new();

    /// <summary>Opens a file, plain or gzip: its first bytes tell.</summary>
    /// <param name="spec">The mapping with the file.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="IOException">It can't be opened.</exception>
    /// <exception cref="InvalidDataException">The header lacks a column.</exception>
    public static RecordedFlowReader Open(RecordedFlowSpec spec) => new(spec, OpenText(spec.File));

    /// <summary>Opens the text of a file, plain or gzip.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Its text.</returns>
    /// <exception cref="IOException">It can't be opened.</exception>
    public static TextReader OpenText(string file)
    {
        FileStream stream = File.OpenRead(file);
        bool isGzip = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return new StreamReader(isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }

    /// <summary>Reads on to the next row that means something.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False at the end of the file.</returns>
    public bool TryRead(out RecordedRow row)
    {
        row = default;
        while (NextLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            Rows++;
            string? fault = _lines.WasCut
                ? $"longer than {BoundedLines.LongestLine} characters"
                : Understand(line, out row);
            if (fault is not null)
                Faults.Add(_lines.Number, fault);
            else if (row.Action == RecordedAction.Ignore)
                Ignored++;
            else
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private string? NextLine()
    {
        if (_ended)
            return null;
        try
        {
            if (_lines.TryRead(out string? line))
                return line;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            Faults.Add(_lines.Number + 1, $"the file breaks off here: {failure.Message}");
        }
        _ended = true;
        return null;
    }

    /// <summary>Reads a row; returns what is wrong with it, null when nothing is.</summary>
    private string? Understand(string line, out RecordedRow row)
    {
        row = default;
        List<string> values = CsvRow.Split(line);
        if (values.Count < _columns.Needed)
            return $"{values.Count} values where at least {_columns.Needed} are needed";
        if (!_spec.Actions.TryGetValue(values[_columns.Action], out RecordedAction action))
            return $"the action {Shown(values[_columns.Action])} is not in the mapping";
        if (action == RecordedAction.Ignore)
        {
            row = new RecordedRow(_lines.Number, 0, "", action, 0, default, Side.None);
            return null;
        }
        return Values(values, action, out row);
    }

    private string? Values(List<string> values, RecordedAction action, out RecordedRow row)
    {
        row = default;
        string order = values[_columns.Order];
        if (order.Length == 0)
            return "no order id";
        if (_units.Nanoseconds(values[_columns.Time]) is not { } time)
            return $"{Shown(values[_columns.Time])} is no time";
        if (_units.Shares(values[_columns.Quantity]) is not { } shares)
            return $"{Shown(values[_columns.Quantity])} is no quantity";
        if (shares == 0 && action is RecordedAction.New or RecordedAction.Fill or RecordedAction.PartialCancel)
            return $"a quantity of 0 with the action {action}";
        if (_units.Price(values[_columns.Price]) is not { } price)
            return $"{Shown(values[_columns.Price])} is no price";
        if (!TrySide(values[_columns.Side], out Side side))
            return $"{Shown(values[_columns.Side])} is no side";
        row = new RecordedRow(_lines.Number, time, order, action, shares, price, side);
        return null;
    }

    private bool TrySide(string text, [NotNullWhen(true)] out Side side)
    {
        side = text == _spec.BuyValue ? Side.Buy : text == _spec.SellValue ? Side.Sell : Side.None;
        return side != Side.None;
    }

    private static string Shown(string value) => value.Length switch
    {
        0 => "an empty value",
        <= 40 => value,
        _ => value[..40] + "...",
    };
}
