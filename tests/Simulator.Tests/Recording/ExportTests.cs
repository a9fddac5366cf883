using System.Text;
using Ops.Simulator.Recording;
using Ops.Telemetry.Model;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Ops.Simulator.Tests.Recording;

public sealed class ExportTests
{
    [Fact]
    public async Task Csv_OfARecording_HasALineForEveryEventWithItsFigures()
    {
        using var bench = new RecordingBench();
        bench.WriteSample();
        using var stream = new MemoryStream();

        ExportResult result = await RecordingExport.WriteAsync(
            bench.Directory, stream, ExportFormat.Csv, TestContext.Current.CancellationToken);

        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        Assert.Equal((240, null), (result.Events, result.Fault));
        Assert.Equal(240 + 2, lines.Length);
        Assert.StartsWith("market_time,time_ns,server,feed_sequence", lines[0]);
        Assert.Equal("2012-08-01T00:00:00.000001000,1000,s-1,1,1,Sent,1,,AAA,Buy,100,25.0000,0", lines[1]);
    }

    [Fact]
    public async Task Parquet_OfARecording_ReadsBackTheSameEvents()
    {
        using var bench = new RecordingBench();
        bench.WriteSample();
        using var stream = new MemoryStream();
        await RecordingExport.WriteAsync(
            bench.Directory, stream, ExportFormat.Parquet, TestContext.Current.CancellationToken);
        stream.Position = 0;

        await using ParquetReader reader = await ParquetReader.CreateAsync(
            stream, cancellationToken: TestContext.Current.CancellationToken);
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(0);
        DataField[] fields = reader.Schema.GetDataFields();
        long[] times = new long[240];
        decimal[] prices = new decimal[240];
        long?[] parents = new long?[240];
        await group.ReadAsync(
            fields[1], times.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        await group.ReadAsync(
            fields[11], prices.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        await group.ReadAsync(
            fields[7], parents.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(
            Enumerable.Range(1, 120).SelectMany(static i => new[] { i * 1_000L, (i + 1) * 1_000L }), times);
        Assert.All(prices, static price => Assert.Equal(25m, price));
        Assert.All(parents, static parent => Assert.Null(parent));
        Assert.Equal("a", reader.CustomMetadata["scenario"]);
    }

    [Fact]
    public async Task Csv_OfADamagedRecording_EndsAtTheDamageAndSaysSo()
    {
        using var bench = new RecordingBench();
        bench.WriteSample();
        byte[] bytes = File.ReadAllBytes(bench.File);
        File.WriteAllBytes(bench.File, bytes[..(bytes.Length - 500)]);
        using var stream = new MemoryStream();

        ExportResult result = await RecordingExport.WriteAsync(
            bench.Directory, stream, ExportFormat.Csv, TestContext.Current.CancellationToken);

        Assert.NotNull(result.Fault);
        Assert.InRange(result.Events, 0, 239);
    }

    [Fact]
    public void Price_OfAnEvent_IsExact() =>
        Assert.Equal(12.3456m, EventNames.Price(new OrderEvent
        {
            FeedSequence = 1, TimeNanoseconds = 0, Kind = OrderEventKind.Sent, PriceTicks = 123_456,
        }));
}
