using Ops.Dashboard.Trail;
using Xunit;

namespace Ops.Dashboard.Tests.Trail;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a \"b\", c\r\nd", "\"a \"\"b\"\", c\r\nd\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("", "\"\"")]
    [InlineData(null, "")]
    public void Text_IsQuoted_AndNeverAFormula(string? text, string cell) =>
        Assert.Equal(cell + "\r\n", new Csv().Text(text).End().Take());

    [Fact]
    public void Line_HasNumbersAsTheyAre_AndEndsByTheStandard() => Assert.Equal(
        "symbol,net\r\n\"S1\",-900,-0.5000,,\r\n",
        new Csv().Header("symbol", "net").Text("S1").Number(-900).Amount(-0.5m).Number(null).Amount(null).End().Take());
}
