using Ops.Simulator.Headless.Evaluation;
using Xunit;

namespace Ops.Simulator.Tests.Headless.Evaluation;

public sealed class SpreadTests
{
    [Fact]
    public void NoSeed_HasNoFigure() => Assert.Equal(new Spread(null, null), Spread.Of([]));

    [Fact]
    public void OneSeed_IsMedianAndWorst() => Assert.Equal(new Spread(3, 3), Spread.Of([3]));

    [Fact]
    public void OddNumber_HasTheMiddleOne() => Assert.Equal(new Spread(2, 9), Spread.Of([9, 1, 2]));

    [Fact]
    public void EvenNumber_HasTheLowerMiddleOne() => Assert.Equal(new Spread(2, 9), Spread.Of([9, 1, 2, 5]));

    [Fact]
    public void SeedWithoutTheFigure_IsTheWorst() => Assert.Equal(new Spread(2, null), Spread.Of([2, null, 1]));

    [Fact]
    public void MostSeedsWithoutTheFigure_HaveNoMedian() =>
        Assert.Equal(new Spread(null, null), Spread.Of([null, 1, null]));
}
