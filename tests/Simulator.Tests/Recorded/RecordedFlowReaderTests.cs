using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Ops.Simulator.Recorded;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Recorded;

public sealed class RecordedFlowReaderTests
{
    private const string Header = "id,time,do,side,price,size\n";

    private static readonly RecordedFlowSpec s_spec = new(
        "x.csv", HasHeader: true, "id", "time", RecordedTimeUnit.UnixMilliseconds, "do",
        ImmutableDictionary.CreateRange<string, RecordedAction>(
            [new("new", RecordedAction.New), new("fill", RecordedAction.Fill), new("hidden", RecordedAction.Ignore)]),
        "size", RecordedQuantity.Change, QuantityUnit: 1, "price", PriceUnit: 1, "side", "buy", "sell", "ACME",
        Compression: 1, new TimeSpan(9, 30, 0));

    [Fact]
    public void TryRead_WellFormedRow_MapsAllUnits()
    {
        RecordedFlowSpec spec = s_spec with { QuantityUnit = 0.000001m, PriceUnit = 0.01m };
        using var reader =
            new RecordedFlowReader(spec, new StringReader(Header + "77,1500,new,sell,236.47,212422466\n"));

        Assert.True(reader.TryRead(out RecordedRow row));

        Assert.Equal(new RecordedRow(2, 1_500_000_000, "77", RecordedAction.New, 212, new Price(23_647), Side.Sell),
            row);
        Assert.False(reader.TryRead(out _));
        Assert.Equal(1, reader.Rows);
    }

    [Theory]
    [InlineData("1,1,new,buy,10", "5 values where at least 6 are needed")]
    [InlineData("1,soon,new,buy,10,5", "soon is no time")]
    [InlineData("1,-1,new,buy,10,5", "-1 is no time")]
    [InlineData("1,1,new,buy,0,5", "0 is no price")]
    [InlineData("1,1,new,buy,1e30,5", "1e30 is no price")]
    [InlineData("1,1,new,buy,10,many", "many is no quantity")]
    [InlineData("1,1,new,buy,10,-5", "-5 is no quantity")]
    [InlineData("1,1,new,buy,10,99999999999", "99999999999 is no quantity")]
    [InlineData("1,1,new,buy,10,0", "a quantity of 0 with the action New")]
    [InlineData("1,1,new,both,10,5", "both is no side")]
    [InlineData(",1,new,buy,10,5", "no order id")]
    [InlineData("1,1,amend,buy,10,5", "the action amend is not in the mapping")]
    public void TryRead_MalformedRow_IsCountedWithLineAndReason(string row, string reason)
    {
        using var reader =
            new RecordedFlowReader(s_spec, new StringReader($"{Header}1,1,new,buy,10,5\n{row}\n2,2,new,buy,10,5\n"));

        Assert.True(reader.TryRead(out _));
        Assert.True(reader.TryRead(out RecordedRow after));

        Assert.Equal("2", after.Order);
        Assert.Equal(new RecordedFault(3, reason), Assert.Single(reader.Faults.First));
    }

    [Fact]
    public void TryRead_ManyMalformedRows_KeepsTheFirstHundredAndTheExactTotal()
    {
        using var reader =
            new RecordedFlowReader(s_spec, new StringReader(Header + string.Concat(Enumerable.Repeat("x\n", 250))));

        Assert.False(reader.TryRead(out _));

        Assert.Equal(250, reader.Faults.Total);
        Assert.Equal(RecordedFaults.Kept, reader.Faults.First.Length);
    }

    [Fact]
    public void TryRead_IgnoredAndEmptyRows_AreNoFaults()
    {
        using var reader =
            new RecordedFlowReader(s_spec, new StringReader(Header + "\n0,x,hidden,,-1,x\r\n\n1,1,new,buy,10,5"));

        Assert.True(reader.TryRead(out _));

        Assert.Equal((2, 1, 0), (reader.Rows, reader.Ignored, reader.Faults.Total));
    }

    [Fact]
    public void TryRead_EndlessLine_IsCutAndReported()
    {
        using var reader =
            new RecordedFlowReader(s_spec,
            new StringReader(Header + new string('7', 1_000_000) + "\n1,1,new,buy,10,5\n"));

        Assert.True(reader.TryRead(out _));

        Assert.Contains("longer than 4096", Assert.Single(reader.Faults.First).Reason);
    }

    [Fact]
    public void TryRead_QuantityBelowOneShare_CountsAsOne()
    {
        using var reader = new RecordedFlowReader(
            s_spec with { QuantityUnit = 0.001m },
                new StringReader(Header + "1,1,new,buy,10,3\n1,2,fill,buy,10,1500\n"));

        Assert.True(reader.TryRead(out RecordedRow small));
        Assert.True(reader.TryRead(out RecordedRow half));

        Assert.Equal((1, 2), (small.Shares, half.Shares));
    }

    [Fact]
    public void TryRead_QuotedValues_AreUnwrapped() =>
        Assert.Equal(["a,b", "c\"d", "", "e"], CsvRow.Split("\"a,b\",\"c\"\"d\",, e "));

    [Fact]
    public void New_HeaderWithoutAColumn_NamesItAndThoseItHas()
    {
        var failure =
            Assert.Throws<InvalidDataException>(() =>
            new RecordedFlowReader(s_spec, new StringReader("id,when,do,side,price,size\n")));

        Assert.Contains("lacks the columns time; it has id, when", failure.Message);
    }

    [Fact]
    public void Open_GzipThatBreaksOff_IsAFaultAndTheEnd()
    {
        byte[] whole =
            Zipped(Header + string.Concat(Enumerable.Range(1, 5_000)
            .Select(i => $"{i},{i},new,buy,{i % 97 + 1},{i}\n")));
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, whole[..(whole.Length / 2)]);
            using var reader = RecordedFlowReader.Open(s_spec with { File = file });

            long rows = 0;
            while (reader.TryRead(out _))
                rows++;

            Assert.InRange(rows, 1, 4_999);
            Assert.InRange(reader.Faults.Total, 1, 2);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Zipped(string text)
    {
        var into = new MemoryStream();
        using (var zip = new GZipStream(into, CompressionLevel.Fastest))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return into.ToArray();
    }
}
