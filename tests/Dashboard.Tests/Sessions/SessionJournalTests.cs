using Ops.Dashboard.Sessions;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;

namespace Ops.Dashboard.Tests.Sessions;

public sealed class SessionJournalTests
{
    [Fact]
    public void Hold_ThatIsPutBack_BecauseTheDiskRefusedItsRelease_StandsOnce()
    {
        SessionJournal journal = SessionJournal.Over(new StandInJournal());
        for (int i = 0; i < 3; i++)
            journal.AppendHold(Hold(1), Entry);
        journal.AppendHold(Hold(2), Entry);

        Assert.Equal([1L, 2L], journal.StandingHolds.Select(static hold => hold.Id.Value).Order());
        Assert.Equal(2, journal.LastHoldId);
    }

    [Fact]
    public void Hold_ThatIsTakenWhileTheNextDayIsMade_IsWritten_WhenThatDayCouldNotBeMade()
    {
        var disk = new StandInJournal();
        SessionJournal journal = SessionJournal.Over(disk);
        journal.Retire();
        journal.AppendHold(Hold(3), Entry);
        Assert.Empty(journal.StandingHolds);

        journal.Reopen();

        Assert.Equal(3, Assert.Single(journal.Successor().StandingHolds).Id.Value);
        Assert.Equal(3, journal.LastHoldId);
        journal.Retire();
        journal.Reopen();
        Assert.Single(journal.StandingHolds); // once
    }

    private static AuditEntry Entry =>
        new(default, null, new Actor(ActorKind.Breaker, "loss"), "halt", "H-1", "r");

    private static Hold Hold(long id) => new(
        new HoldId(id), Guid.Empty, HoldKind.Breaker, HaltScope.Server("smars-8"), HaltMode.Block,
        new Actor(ActorKind.Breaker, "loss"), "r", default, null);
}
