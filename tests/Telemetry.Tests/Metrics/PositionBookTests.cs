using CsCheck;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;
using Ops.TestKit;
using Xunit;

namespace Ops.Telemetry.Tests.Metrics;

public sealed class PositionBookTests
{
    private readonly long[] _fleet = new long[4];

    [Fact]
    public void Reduction_RealisesAgainstAverageCost()
    {
        PositionBook book = Of(
            new ServerStory().Filled(1, 100, 10m).Filled(2, 100, 12m).Filled(3, 100, 13m, side: Side.Sell));

        Assert.Equal(Money.FromDollars(200).Units, book.Realised);
        Assert.Equal((100L, Money.FromDollars(1_100).Units), (book.Cells[0].Shares, book.Cells[0].Cost));
        Assert.Equal(Money.FromDollars(-100).Units, book.Unrealised); // marked at the reference price of $10
        Assert.Equal(300, book.Executed);
    }

    [Fact]
    public void Turn_FromLongToShort_RealisesTheWholeLong()
    {
        PositionBook book = Of(new ServerStory().Filled(1, 100, 10m).Filled(2, 250, 11m, side: Side.Sell));

        Assert.Equal(Money.FromDollars(100).Units, book.Realised);
        Assert.Equal((-150L, -Money.FromDollars(1_650).Units), (book.Cells[0].Shares, book.Cells[0].Cost));
        Assert.Equal((Money.FromDollars(1_500).Units, Money.FromDollars(-1_500).Units), (book.Gross, book.Net));
    }

    [Fact]
    public void Allocation_TakesTheClientsSharesOut_WithoutAnExecution()
    {
        PositionBook book = Of(new ServerStory().Filled(1, 100, 10m).Allocated(5, 100, 10.01m));

        Assert.Equal((0L, 0, 100L), (book.Cells[0].Shares, book.Symbols, book.Executed));
        Assert.Equal(Money.FromDollars(1).Units, book.Realised);
        Assert.Equal(0, _fleet[0]);
    }

    [Fact]
    public void Mark_MovesExposureAndUnrealised()
    {
        PositionBook book = Of(new ServerStory().Filled(1, 100, 10m, side: Side.Sell));
        book.SetMark(0, Price.FromDollars(11).Ticks);

        Assert.Equal(Money.FromDollars(1_100).Units, book.Gross);
        Assert.Equal(Money.FromDollars(-1_100).Units, book.Net);
        Assert.Equal(Money.FromDollars(-100).Units, book.Unrealised);
    }

    [Fact]
    public void Reduction_WhoseProductPasses64Bits_IsExact()
    {
        // $99,999.9999 times 2 billion shares costs 2e18 units; a third of it is taken out at cost.
        var story = new ServerStory();
        story.Filled(1, 2_000_000_000, 90_000m).Filled(2, 500_000_000, 90_000m, side: Side.Sell);
        PositionBook book = Of(story);

        Assert.Equal(0, book.Realised);
        Assert.Equal(1_500_000_000L * 900_000_000L, book.Cells[0].Cost);
    }

    [Fact]
    public void Position_TooLargeToCount_Throws() =>
        Assert.Throws<OverflowException>(() =>
        {
            var story = new ServerStory();
            for (int order = 1; order <= 10; order++)
                story.Filled(order, 2_000_000_000, 90_000m);
            Of(story);
        });

    [Fact]
    public void Totals_OfAnyFlow_AreTheSumsOverTheCellsAndExactInCash() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 500], Gen.Int[1, 400_000], Gen.Bool, Gen.Int[0, 3]).Array[1, 200].Sample(
            trades =>
        {
            var fleet = new long[4];
            var book = new PositionBook(Fleets.Universe(4), fleet);
            long cash = 0;
            foreach ((int symbol, int quantity, int price, bool buy, int mark) in trades)
            {
                Side side = buy ? Side.Buy : Side.Sell;
                Apply(book, new ServerStory().Filled(1, quantity, price / 10_000m, side: side, symbol: symbol));
                cash += buy ? -(long)price * quantity : (long)price * quantity;
                book.SetMark(mark, price);
            }
            long net = 0;
            long gross = 0;
            long realised = 0;
            for (int i = 0; i < 4; i++)
            {
                PositionCell cell = book.Cells[i];
                net += cell.Shares * cell.Mark;
                gross += Math.Abs(cell.Shares * cell.Mark);
                realised += cell.Realised;
                Assert.Equal(fleet[i], cell.Shares);
            }
            Assert.Equal((net, gross, realised), (book.Net, book.Gross, book.Realised));
            Assert.Equal(cash + net, book.Realised + book.Unrealised);
        });

    private PositionBook Of(ServerStory story)
    {
        var book = new PositionBook(Fleets.Universe(4), _fleet);
        Apply(book, story);
        return book;
    }

    private static void Apply(PositionBook book, ServerStory story)
    {
        OrderEvent[] events = story.Take();
        var index = new EventIndex();
        index.Make(events);
        book.Apply(events, index);
    }
}
