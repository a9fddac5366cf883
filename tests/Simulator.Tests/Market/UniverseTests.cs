using Ops.Simulator.Market;
using Ops.Simulator.Scenarios;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Simulator.Tests.Market;

public sealed class UniverseTests
{
    private static readonly SymbolClassSpec s_class = new(
        "K", 5, new Price(100_000), new Price(1_600_000), 1_000_000, 100, 500, 200);

    [Fact]
    public void Expand_Class_PricesGrowByOneRatio()
    {
        SymbolSpec[] symbols = [.. Universe.Expand(new UniverseSpec([], [s_class]))];
        Assert.Equal(["K001", "K002", "K003", "K004", "K005"], symbols.Select(s => s.Ticker));
        Assert.Equal([100_000L, 200_000, 400_000, 800_000, 1_600_000], symbols.Select(s => s.Price.Ticks));
    }

    [Fact]
    public void Expand_ListedAndClass_ListedComeFirst()
    {
        var listed = new SymbolSpec("EXC", new Price(392_000), 1, 1, 1, 1);
        Assert.Equal(
            ["EXC", "K001"],
            Universe.Expand(new UniverseSpec([listed], [s_class with { Count = 1 }])).Select(s => s.Ticker));
    }

    [Fact]
    public void Expand_TickerTwice_IsRefused()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Universe.Expand(new UniverseSpec([], [s_class, s_class])));
        Assert.Contains("Ticker K001 is there twice", wrong.Message);
    }

    [Fact]
    public void Expand_None_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Universe.Expand(new UniverseSpec([], [])));
}
