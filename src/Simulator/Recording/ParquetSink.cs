using System.Globalization;
using Ops.Telemetry.Model;
using Parquet;
using Parquet.Schema;

namespace Ops.Simulator.Recording;

/// <summary>Events as Apache Parquet: one column a figure, what does not exist is null, prices are decimals.</summary>
internal sealed class ParquetSink : IEventSink
{
    private const int RowsPerGroup = 100_000;
    private static readonly DataField s_marketTime = new(EventNames.Columns[0], typeof(string), false);
    private static readonly DataField s_time = new(EventNames.Columns[1], typeof(long), false);
    private static readonly DataField s_server = new(EventNames.Columns[2], typeof(string), false);
    private static readonly DataField s_feed = new(EventNames.Columns[3], typeof(long), false);
    private static readonly DataField s_send = new(EventNames.Columns[4], typeof(long), true);
    private static readonly DataField s_kind = new(EventNames.Columns[5], typeof(string), false);
    private static readonly DataField s_order = new(EventNames.Columns[6], typeof(long), true);
    private static readonly DataField s_parent = new(EventNames.Columns[7], typeof(long), true);
    private static readonly DataField s_symbol = new(EventNames.Columns[8], typeof(string), false);
    private static readonly DataField s_side = new(EventNames.Columns[9], typeof(string), false);
    private static readonly DataField s_quantity = new(EventNames.Columns[10], typeof(int), false);
    private static readonly DecimalDataField s_price = new(EventNames.Columns[11], 18, 4, isNullable: false);
    private static readonly DataField s_aux = new(EventNames.Columns[12], typeof(int), false);
    private readonly ParquetWriter _writer;
    private readonly EventNames _names;
    private readonly List<OrderEvent> _rows = new(RowsPerGroup);

    private ParquetSink(ParquetWriter writer, RecordingHeader header) =>
        (_writer, _names) = (writer, new EventNames(header));

    /// <summary>Begins a file.</summary>
    /// <param name="into">Where it goes; left open.</param>
    /// <param name="header">What was recorded.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The sink.</returns>
    public static async Task<IEventSink> CreateAsync(Stream into, RecordingHeader header, CancellationToken cancel)
    {
        var schema = new ParquetSchema(
            s_marketTime, s_time, s_server, s_feed, s_send, s_kind, s_order, s_parent, s_symbol, s_side, s_quantity,
            s_price, s_aux);
        ParquetWriter writer = await ParquetWriter.CreateAsync(schema, into, cancellationToken: cancel);
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["scenario"] = header.Scenario, ["seed"] = header.Seed.ToString(CultureInfo.InvariantCulture),
            ["preset"] = header.Preset ?? "", ["program"] = header.Program, ["zone"] = header.Zone,
        };
        return new ParquetSink(writer, header);
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<OrderEvent> events, CancellationToken cancel)
    {
        _rows.AddRange(events.Span);
        if (_rows.Count >= RowsPerGroup)
            await FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await FlushAsync(CancellationToken.None);
        await _writer.DisposeAsync();
    }

    private async Task FlushAsync(CancellationToken cancel)
    {
        if (_rows.Count == 0)
            return;
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        await group.WriteAsync(s_marketTime, Texts(item => _names.Time(item)));
        await group.WriteAsync<long>(s_time, Each(static item => item.TimeNanoseconds), cancellationToken: cancel);
        await group.WriteAsync(s_server, Texts(item => _names.Server(item)));
        await group.WriteAsync<long>(s_feed, Each(static item => item.FeedSequence), cancellationToken: cancel);
        await group.WriteAsync<long>(s_send, Known(static item => item.SendSequence), cancellationToken: cancel);
        await group.WriteAsync(s_kind, Texts(static item => EventNames.Kind(item)));
        await group.WriteAsync<long>(s_order, Known(static item => item.OrderNumber), cancellationToken: cancel);
        await group.WriteAsync<long>(s_parent, Known(static item => item.ParentNumber), cancellationToken: cancel);
        await group.WriteAsync(s_symbol, Texts(item => _names.Symbol(item)));
        await group.WriteAsync(s_side, Texts(static item => item.Side.ToString()));
        await group.WriteAsync<int>(s_quantity, Each(static item => item.Quantity), cancellationToken: cancel);
        await group.WriteAsync<decimal>(
            s_price, Each(static item => EventNames.Price(item)), cancellationToken: cancel);
        await group.WriteAsync<int>(s_aux, Each(static item => item.Aux), cancellationToken: cancel);
        group.CompleteValidate();
        _rows.Clear();
    }

    private string[] Texts(Func<OrderEvent, string> text) => [.. _rows.Select(text)];

    private ReadOnlyMemory<T> Each<T>(Func<OrderEvent, T> figure)
        where T : struct => _rows.Select(figure).ToArray();

    private ReadOnlyMemory<long?> Known(Func<OrderEvent, long> number) =>
        _rows.Select(item => number(item) is var value && value != 0 ? (long?)value : null).ToArray();
}
