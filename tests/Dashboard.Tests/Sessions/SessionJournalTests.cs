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

    private static AuditEntry Entry =>
        new(default, null, new Actor(ActorKind.Breaker, "loss"), "halt", "H-1", "r");

    private static Hold Hold(long id) => new(
        new HoldId(id), Guid.Empty, HoldKind.Breaker, HaltScope.Server("smars-8"), HaltMode.Block,
        new Actor(ActorKind.Breaker, "loss"), "r", default, null);
}
