using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;
using static Ops.Telemetry.Tests.Audit.JournalBench;

namespace Ops.Telemetry.Tests.Audit;

public sealed class NullControlJournalTests
{
    [Fact]
    public async Task Holds_ReleasedAndStanding_AreRememberedForTheReport()
    {
        var journal = new NullControlJournal();
        AuditEntry released = Entry("released") with { MarketAt = new MarketTime(5) };
        journal.AppendHold(Hold(1), Entry("halt"));
        journal.AppendHold(Hold(2), Entry("halt"));

        Assert.True(await journal.RemoveHoldDurableAsync(new HoldId(1), released));

        Assert.Equal(
            [new HoldRecord(Hold(1), released.At, released.MarketAt), new HoldRecord(Hold(2), null, null)],
            journal.Holds);
    }

    [Fact]
    public void Read_AfterMoreThanItKeeps_CountsTheForgotten()
    {
        var journal = new NullControlJournal();
        for (int i = 0; i < Limits.AuditEntriesWaiting + 3; i++)
            journal.Append(Entry("state"));

        Assert.Equal(3, journal.LostEntries);
        Assert.Equal(Limits.AuditEntriesWaiting + 3, journal.Read(null, 2).Rows[0].Number);
        Assert.Null(journal.Read(6, 10).Next);
        Assert.Equal([5L, 4L], journal.Read(6, 10).Rows.Select(r => r.Number));
    }
}
