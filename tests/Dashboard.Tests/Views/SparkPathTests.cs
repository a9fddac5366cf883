using Ops.Dashboard.Views;
using Xunit;

namespace Ops.Dashboard.Tests.Views;

public sealed class SparkPathTests
{
    [Fact]
    public void Line_OfThreeValues_RunsFromLeftBottomToRightTop() =>
        Assert.Equal("M0 31L60 16L120 1", SparkPath.Of([0, 5, 10], 3, 0, 10));

    [Fact]
    public void ShortSeries_EndsAt_TheRightEdge() =>
        Assert.Equal("M80 31L120 1", SparkPath.Of([0, 10], 4, 0, 10));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TooFewValues_AreNoLine(int count) => Assert.Equal("", SparkPath.Of(new double[count], 10, 0, 1));

    [Fact]
    public void Spike_OfOneSecond_SurvivesTheNarrowBox()
    {
        var values = new double[900];
        values[450] = 10;

        Assert.Contains(" 1L", SparkPath.Of(values, 900, 0, 10));
    }

    [Fact]
    public void Value_OutOfTheBox_StaysInside() =>
        Assert.Equal("M0 31L120 1", SparkPath.Of([-50, 50], 2, 0, 10));
}
