using CsCheck;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Reconciliation;
using Xunit;

namespace Ops.Telemetry.Tests.Reconciliation;

/// <summary>The three sources against each other.</summary>
public sealed class OrderBookTests
{
    private readonly BookStory _story = new();

    private OrderBook Book => _story.Book;

    private VenueWord Word => Book.Word(new MarketTime(_story.Now), new MarketTime(_story.Now));

    [Fact]
    public void AnyStory_EveryShareIsInExactlyOnePlace_ByEachWord() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[1, 12], Gen.Int[1, 5]).Array[0, 200].Sample(static steps =>
        {
            var story = new BookStory(most: 8);
            foreach ((int what, int order, int shares) in steps)
            {
                Tell(story, what, order, shares * 100);
                Assert.True(story.Book.Report.IsConserved, story.Book.Report.ToString());
                Assert.True(story.Book.Venue.IsConserved, story.Book.Venue.ToString());
                Assert.Equal(story.Book.Report.Sent, story.Book.Venue.Sent);
                ShareSums venue = story.Book.Venue;
                Assert.True(Math.Min(Math.Min(venue.Open, venue.InDoubt), venue.Cancelled) >= 0, venue.ToString());
                ShareSums report = story.Book.Report;
                Assert.True(Math.Min(Math.Min(report.Open, report.InDoubt), report.Cancelled) >= 0, report.ToString());
            }
        }, iter: 2_000);

    [Fact]
    public void AnyOrder_ThatAllThreeTell_IsSettledAndForgotten_WhateverTheInterleaving() =>
        Gen.Shuffle(new[] { 0, 1, 2, 3 }).Sample(static places =>
        {
            var story = new BookStory();
            var firm = new Queue<Action>([() => story.Gate(1), () => story.Report(OrderEventKind.Filled, 1)]);
            var venue = new Queue<Action>(
                [() => story.Venue(DropCopyKind.Received, 1), () => story.Venue(DropCopyKind.Filled, 1)]);
            foreach (int place in places)
                (place < 2 ? firm : venue).Dequeue()();
            Assert.Equal(0, story.Book.LiveCount);
            var expected = new ShareSums(100, 100, 0, 0, 0, 0);
            Assert.Equal((expected, expected), (story.Book.Report, story.Book.Venue));
            Assert.Equal(0, story.Book.StrayFills);
        });

    [Fact]
    public void OrderAtTheVenueThatNobodyAdmitsTo_IsRogue_AndListedWhileItIsOpen()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Venue(DropCopyKind.Received, 77);
        Book.CountRogues();
        Assert.Equal((1, 2), (Word.Rogue, Word.OpenOrders));
        LiveOrder rogue = Book.List(10, out int count).Single(static order => order.Order.Value == 77);
        Assert.Equal(2, count);
        Assert.Contains("Nobody admits to it", rogue.Why, StringComparison.Ordinal);
        _story.Venue(DropCopyKind.Filled, 77);
        Book.CountRogues();
        Assert.Equal((1, 1), (Word.Rogue, Word.OpenOrders));
        Assert.DoesNotContain(Book.List(10, out _), static order => order.Order.Value == 77);
    }

    [Fact]
    public void OrderTheTapLost_IsNotRogue_AndTheServersReportAdmitsToIt()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.TapLoses = true;
        _story.Gate(2).Venue(DropCopyKind.Received, 2);
        _story.TapLoses = false;
        _story.Gate(3).Venue(DropCopyKind.Received, 3);
        Book.CountRogues();
        Assert.Equal(0, Word.Rogue);
        _story.Report(OrderEventKind.Accepted, 2).Venue(DropCopyKind.Received, 99);
        Book.CountRogues();
        Assert.Equal(1, Word.Rogue); // the lost one is accounted for: a further one has no excuse
    }

    [Fact]
    public void OrderTheTapIsStillLosing_IsNotRogue()
    {
        _story.TapLoses = true;
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        Book.LostBehindGap = 1; // its source says that it lost something
        Book.CountRogues();
        Assert.Equal(0, Word.Rogue);
    }

    [Fact]
    public void OrderThroughTheGate_OfWhichTheReportKnowsNothing_IsUnreported()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Venue(DropCopyKind.Accepted, 1);
        Assert.Equal(default, Book.Look(_story.Wait(4).Now));
        Assert.Equal(new Review(Unreported: 1, 0, 0), Book.Look(_story.Wait(1).Now));
    }

    [Fact]
    public void OrderOfWhichTheVenueSaysNothing_IsInDoubt_AndStaysListedUntilItDoes()
    {
        _story.Gate(1);
        Assert.Equal(1, Word.InDoubt);
        Assert.True(Assert.Single(Book.List(10, out _)).IsInDoubt);
        Assert.Equal(new Review(0, NeverArrived: 1, 0), Book.Look(_story.Wait(6).Now));
        _story.Report(OrderEventKind.Cancelled, 1); // the server's word alone ends nothing
        Assert.Equal(1, Word.InDoubt);
        _story.Venue(DropCopyKind.Received, 1).Venue(DropCopyKind.Cancelled, 1);
        Assert.Equal((0, 0), (Word.InDoubt, Book.LiveCount));
    }

    [Fact]
    public void OrderTheServerCallsEnded_ThatIsOpenAtTheVenue_IsDisputed()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Report(OrderEventKind.Cancelled, 1);
        Assert.Equal(new Review(0, 0, Disputed: 1), Book.Look(_story.Wait(6).Now));
        Assert.Contains("the server says that it has ended", Assert.Single(Book.List(10, out _)).Why);
    }

    [Fact]
    public void EndOfWhichTheServersReportWasLost_IsNobodysDispute_AndStaysListed()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Report(OrderEventKind.Accepted, 1)
            .Venue(DropCopyKind.Accepted, 1).Venue(DropCopyKind.Filled, 1);
        _story.TapLoses = true;
        _story.Report(OrderEventKind.Filled, 1).Beat();
        _story.TapLoses = false;

        Assert.Equal(default, Book.Look(_story.Wait(6).Now));
        Assert.Contains("the server's report does not say so", Assert.Single(Book.List(10, out _)).Why);

        // what comes after the loss is one again
        _story.Gate(2).Venue(DropCopyKind.Received, 2).Report(OrderEventKind.Accepted, 2)
            .Venue(DropCopyKind.Accepted, 2).Venue(DropCopyKind.Filled, 2);
        Assert.Equal(new Review(0, 0, Disputed: 1), Book.Look(_story.Wait(6).Now));
    }

    [Fact]
    public void OneEventThatWasLost_ExcusesOneOrder()
    {
        for (int order = 1; order <= 3; order++)
        {
            _story.Gate(order).Venue(DropCopyKind.Received, order).Report(OrderEventKind.Accepted, order)
                .Venue(DropCopyKind.Accepted, order).Venue(DropCopyKind.Filled, order);
        }
        _story.TapLoses = true;
        _story.Report(OrderEventKind.Filled, 1).Beat();

        Assert.Equal(new Review(0, 0, Disputed: 2), Book.Look(_story.Wait(6).Now));
    }

    [Fact]
    public void EndOfWhichTheServersReportHasNotArrivedYet_IsNobodysDispute()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Report(OrderEventKind.Accepted, 1)
            .Venue(DropCopyKind.Accepted, 1);
        long alive = _story.Now;
        _story.Wait(1).Venue(DropCopyKind.Filled, 1);

        Assert.Equal(default, Book.Look(_story.Wait(6).Now, alive));
        Assert.Equal(new Review(0, 0, Disputed: 1), Book.Look(_story.Now, _story.Now));
    }

    [Fact]
    public void FillWithoutAnOrder_IsCounted_ByVenueAndByServer()
    {
        _story.Venue(DropCopyKind.Filled, 5);
        _story.Report(OrderEventKind.Filled, 6);
        _story.Gate(7).Venue(DropCopyKind.Received, 7).Venue(DropCopyKind.Filled, 7, 150); // more than was sent
        Assert.Equal(3, Book.StrayFills);
        Assert.Equal(100, Book.Venue.Filled);
    }

    [Fact]
    public void CancelsTheVenueRefuses_AreCounted_AndOnesThatCameTooLateAreNot()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Venue(DropCopyKind.CancelRejected, 1);
        Assert.Contains("refused to cancel", Assert.Single(Book.List(10, out _)).Why, StringComparison.Ordinal);
        _story.Venue(DropCopyKind.Filled, 1).Venue(DropCopyKind.CancelRejected, 1);
        Assert.Equal(1, Word.CancelsRefused);
    }

    [Fact]
    public void OrdersWhoseEndTheDropCopyLost_AreEndedByTheServersWord_AndCountedAsThat()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.CopyLoses = true;
        _story.Venue(DropCopyKind.Filled, 1).Report(OrderEventKind.Filled, 1);
        _story.CopyLoses = false;
        _story.Wait(1).Gate(2).Venue(DropCopyKind.Received, 2);
        Book.Look(_story.Wait(4).Now);
        Assert.Equal((2, true), (Book.LiveCount, Book.NeedsStatement)); // the venue is asked first
        Book.Look(_story.Wait(1).Now);
        Assert.Equal((1, 1, 1L), (Word.Missed, Book.LiveCount, Book.Read(Word).ByServerAlone));
        Assert.Equal(new ShareSums(200, 100, 0, 0, 100, 0), Book.Venue);
    }

    [Fact]
    public void NumbersThatComeAgain_ChangeNothing()
    {
        var item = new DropCopyEvent
        {
            Sequence = 1, TimeNanoseconds = 1, OrderNumber = 1, Quantity = 10, Kind = DropCopyKind.Received,
        };
        Book.ApplyVenue([item, item]);
        Assert.Equal(1, Word.OpenOrders);
    }

    private static void Tell(BookStory story, int what, int order, int shares)
    {
        switch (what)
        {
            case 0 or 1:
                story.Gate(order, shares);
                break;
            case 2 or 3 or 4 or 5:
                story.Report((OrderEventKind)(what + 1), order, shares); // accepted, filled, rejected, cancelled
                break;
            case 6 or 7:
                story.Venue(DropCopyKind.Received, order, shares);
                break;
            case 8 or 9:
                story.Venue(what == 8 ? DropCopyKind.Filled : DropCopyKind.Cancelled, order, shares);
                break;
            case 10:
                story.TapLoses = !story.TapLoses;
                break;
            default:
                story.Wait(3);
                story.Book.Look(story.Now);
                break;
        }
    }
}
