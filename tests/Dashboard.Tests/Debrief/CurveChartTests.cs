using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Ops.Dashboard.Debrief;
using Ops.Simulator.Headless.Review;
using Xunit;

namespace Ops.Dashboard.Tests.Debrief;

public sealed class CurveChartTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(462_000_000, 462_000_000, 462_000_000)]
    [InlineData(2_000_000, 0, 462_000_000)]
    [InlineData(-5_000, -90_000, 300_000)]
    [InlineData(230_000_000, 229_000_000, 231_000_000)]
    public void Labels_OfAnyMarks_NeverLieOnOneAnother(int actual, int best, int nobody)
    {
        ImmutableArray<CurvePoint> points =
        [
            .. Enumerable.Range(1, 45).Select(i => new CurvePoint(
                i * i, "09:30:00.000000", new Outcome((decimal)nobody * i / 45, 1, 1, 1))),
        ];

        XElement drawing = XElement.Parse(CurveChart.Of(points, new CurveMarks(actual, 20, best, nobody)));

        double[] heights =
        [
            .. drawing.Elements("text").Where(static text => (string?)text.Attribute("text-anchor") == "start")
                .Select(static text => double.Parse((string)text.Attribute("y")!, CultureInfo.InvariantCulture))
                .Order(),
        ];
        Assert.Equal(3, heights.Length);
        Assert.All(heights.Zip(heights.Skip(1)), static pair => Assert.True(pair.Second - pair.First >= 16.9));
        Assert.True(heights[^1] <= 305.1, "the lowest lies above the axis's own words");
    }

    [Fact]
    public void OwnAct_IsMarkedAtItsTimeAndLoss()
    {
        ImmutableArray<CurvePoint> points =
        [
            new(1, "09:30:01.000000", new Outcome(10, 1, 1, 1)), new(100, "09:31:40.000000", new Outcome(110, 1, 1, 1)),
        ];

        string drawing = CurveChart.Of(points, new CurveMarks(60, 10, 0, 110));

        Assert.Contains("class=\"act\" cx=\"405.0\"", drawing, StringComparison.Ordinal); // ten of a hundred: half way
        Assert.Contains("This session: stopped after 10 s", drawing, StringComparison.Ordinal);
        Assert.Equal("", CurveChart.Of([], CurveMarks.None));
    }
}
