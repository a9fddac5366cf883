using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Ops.Telemetry.Reconciliation;
using Xunit;

namespace Ops.Telemetry.Tests.Reconciliation;

/// <summary>What was lost at the end of a stream, which no number shows: heartbeats and statements tell.</summary>
public sealed class LostEndTests
{
    private readonly BookStory _story = new();

    private OrderBook Book => _story.Book;

    private VenueWord Word => Book.Word(new MarketTime(_story.Now), new MarketTime(_story.Now));

    [Fact]
    public void OrderAtTheLostEndOfTheTap_IsNotRogue_OnceAHeartbeatHasToldOfIt()
    {
        LoseOrderTwo();
        _story.Beat();
        Book.CountRogues();
        Assert.Equal(0, Word.Rogue);
        _story.Report(OrderEventKind.Accepted, 2);
        _story.Venue(DropCopyKind.Received, 99); // the lost one is accounted for: a further one has no excuse
        Book.CountRogues();
        Assert.Equal(1, Word.Rogue);
    }

    [Fact]
    public void EndOfTheTapThatHeldNoOrder_ExcusesNone()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.TapLoses = true;
        _story.Report(OrderEventKind.Accepted, 1);
        _story.TapLoses = false;
        _story.Beat().Venue(DropCopyKind.Received, 99);
        Book.CountRogues();
        Assert.Equal(1, Word.Rogue);
    }

    [Fact]
    public void LostEndOfTheDropCopy_IsAGapWithTheNextHeartbeat()
    {
        LoseFillOfOrderOne();
        Assert.Equal((0L, 1), (Word.Missed, Word.OpenOrders));
        _story.Beat();
        Assert.Equal((1L, 1L, true), (Word.Missed, Word.Outstanding, Book.NeedsStatement));
        _story.Beat();
        Assert.Equal(1, Word.Missed);
    }

    [Fact]
    public void Statement_ThatDoesNotNameAnOrder_HasEndedIt_ByTheServersWordOfItsFills()
    {
        LoseFillOfOrderOne();
        _story.Beat().Report(OrderEventKind.Filled, 1).State();
        Assert.Equal((0L, 0, 0, false), (Word.Outstanding, Word.OpenOrders, Book.LiveCount, Book.NeedsStatement));
        Assert.Equal(new ShareSums(100, 100, 0, 0, 0, 0), Book.Venue);
        Assert.Equal(1, Book.Read(Word).ByStatement);
    }

    [Fact]
    public void Statement_ThatNamesAnOrder_LeavesItOpen_WithWhatIsLeft()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.CopyLoses = true;
        _story.Venue(DropCopyKind.Filled, 1, 30);
        _story.CopyLoses = false;
        _story.State((1, 70));
        Assert.Equal((0L, 1), (Word.Outstanding, Word.OpenOrders));
        Assert.Equal(new ShareSums(100, 30, 0, 0, 70, 0), Book.Venue);
    }

    [Fact]
    public void Statement_WithAHoleInIt_MakesNothingGood()
    {
        LoseFillOfOrderOne();
        _story.Gate(2).Venue(DropCopyKind.Received, 2).Venue(DropCopyKind.Statement, 0, 2);
        _story.CopyLoses = true;
        _story.Venue(DropCopyKind.Open, 1);
        _story.CopyLoses = false;
        _story.Venue(DropCopyKind.Open, 2);
        Assert.Equal((true, 2), (Word.Outstanding > 0, Word.OpenOrders));
        Assert.Null(Word.StatedAt);
        _story.State((2, 100));
        Assert.Equal((0L, 1), (Word.Outstanding, Word.OpenOrders));
    }

    [Fact]
    public void Statement_ThatNamesAnOrderNobodyAdmitsTo_IsANewArrival_AndRogue()
    {
        LoseFillOfOrderOne();
        _story.Wait(3).Beat().State((1, 100), (77, 50));
        Book.CountRogues();
        Assert.Equal((1, 2), (Word.Rogue, Word.OpenOrders));
        Assert.Equal(_story.Now, Word.LastNewOrderAt!.Value.Nanoseconds);
    }

    [Fact]
    public void OrderInDoubtBehindAGap_IsEndedByAStatement_OnlyWhenItHasHadTimeToArrive()
    {
        _story.CopyLoses = true;
        _story.Gate(1).Venue(DropCopyKind.Received, 1).Venue(DropCopyKind.Rejected, 1);
        _story.CopyLoses = false;
        _story.Wait(1).Beat().State();
        Assert.Equal((1, 0L), (Word.InDoubt, Word.Outstanding));
        Book.Look(_story.Wait(5).Now);
        Assert.True(Book.NeedsStatement);
        _story.State();
        Assert.Equal(0, Word.InDoubt);
        Assert.True(Book.Venue.IsConserved, Book.Venue.ToString());
    }

    [Fact]
    public void OrderThatArrivesAfterAStatementEndedIt_IsOpenAgain_AndNobodyIsAccused()
    {
        _story.CopyLoses = true;
        _story.Gate(1).Venue(DropCopyKind.CancelReceived, 9);
        _story.CopyLoses = false;
        _story.Wait(1).Beat().Wait(6).State().Venue(DropCopyKind.Received, 1);
        Book.CountRogues();
        Assert.Equal((0L, 1, 0), (Word.Rogue, Word.OpenOrders, Word.InDoubt));
        Assert.Equal(new ShareSums(100, 0, 0, 0, 100, 0), Book.Venue);
    }

    private void LoseOrderTwo()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.TapLoses = true;
        _story.Gate(2).Venue(DropCopyKind.Received, 2);
        _story.TapLoses = false;
    }

    private void LoseFillOfOrderOne()
    {
        _story.Gate(1).Venue(DropCopyKind.Received, 1);
        _story.CopyLoses = true;
        _story.Venue(DropCopyKind.Filled, 1);
        _story.CopyLoses = false;
    }
}
