using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;
using Xunit;
using static Ops.Telemetry.Tests.Audit.JournalBench;

namespace Ops.Telemetry.Tests.Audit;

public sealed class SqliteControlJournalTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private readonly JournalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Open_EmptyDirectory_HasNoHoldsAndIsHealthy()
    {
        using SqliteControlJournal journal = _bench.Open();

        Assert.Empty(journal.StandingHolds);
        Assert.Equal(0, journal.LastHoldId);
        Assert.True(journal.IsHealthy);
    }

    [Fact]
    public void AppendHold_ThenReopen_StandsInEveryField()
    {
        Hold fleet = Hold(8) with { Scope = HaltScope.Fleet, MarketSince = null, Kind = HoldKind.Breaker };
        using (SqliteControlJournal journal = _bench.Open())
        {
            journal.AppendHold(Hold(7), Entry("halt"));
            journal.AppendHold(fleet, Entry("halt"));
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Equal([Hold(7), fleet], again.StandingHolds);
        Assert.Equal(8, again.LastHoldId);
    }

    [Fact]
    public async Task RemoveHoldDurable_ThenReopen_IsGoneButItsNumberIsNotGivenAgain()
    {
        using (SqliteControlJournal journal = _bench.Open())
        {
            journal.AppendHold(Hold(3), Entry("halt"));
            Assert.True(await journal.RemoveHoldDurableAsync(new HoldId(3), Entry("released")));
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Empty(again.StandingHolds);
        Assert.Equal(3, again.LastHoldId);
        Assert.Equal(["released", "halt"], again.Read(null, 10).Rows.Select(r => r.Entry.What));
    }

    [Fact]
    public async Task LimitChanges_ThenReopen_AreThereInTheirOrder()
    {
        using (SqliteControlJournal journal = _bench.Open())
        {
            AuditEntry change = Entry(IControlJournal.LimitChanged);
            journal.Append(change with { Detail = "one" });
            Assert.True(await journal.AppendDurableAsync(change with { Detail = "two" }));
            journal.Append(Entry("other"));
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Equal(["one", "two"], again.LimitChanges);
    }

    [Fact]
    public async Task AppendHold_AfterItsRelease_StandsAgain()
    {
        using (SqliteControlJournal journal = _bench.Open())
        {
            journal.AppendHold(Hold(3), Entry("halt"));
            Assert.True(await journal.RemoveHoldDurableAsync(new HoldId(3), Entry("released")));
            journal.AppendHold(Hold(3), Entry("release-failed"));
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Equal([Hold(3)], again.StandingHolds);
    }

    [Fact]
    public async Task AppendHold_BeforeADurableRelease_IsOnDiskWithoutClosing()
    {
        using SqliteControlJournal journal = _bench.Open();
        journal.AppendHold(Hold(1), Entry("halt"));
        Assert.True(await journal.RemoveHoldDurableAsync(new HoldId(99), Entry("released")));

        // A copy of the files as they are now is what a crash leaves behind.
        using var crashed = new JournalBench();
        foreach (string file in Directory.GetFiles(_bench.Directory, "ops.db*"))
            File.Copy(file, Path.Combine(crashed.Directory, Path.GetFileName(file)));
        using SqliteControlJournal after = crashed.Open();
        Assert.Equal([Hold(1)], after.StandingHolds);
    }

    [Fact]
    public void Realms_KeepTheirOwnHoldsAndTrails()
    {
        using (SqliteControlJournal live = _bench.Open())
        using (SqliteControlJournal training = _bench.Open("session/7"))
        {
            live.AppendHold(Hold(1), Entry("halt", "live"));
            training.AppendHold(Hold(1, "drill"), Entry("halt", "training"));
            training.AppendHold(Hold(2, "drill"), Entry("halt", "training"));
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Equal([Hold(1)], again.StandingHolds);
        Assert.Equal(["live"], again.Read(null, 10).Rows.Select(r => r.Entry.Detail));
    }

    [Fact]
    public void Open_RealmInUse_IsRefused()
    {
        using SqliteControlJournal first = _bench.Open();

        var refused = Assert.Throws<JournalFileException>(() => _bench.Open());

        Assert.Contains("realm live is in use", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET detail = 'nothing happened'", "the audit trail only grows")]
    [InlineData("DELETE FROM audit", "the audit trail only grows")]
    [InlineData("DELETE FROM hold", "a hold is released, never deleted")]
    public void Trail_ChangedByHand_IsRefusedByTheFileItself(string tampering, string why)
    {
        using (SqliteControlJournal journal = _bench.Open())
            journal.AppendHold(Hold(1), Entry("halt"));
        using SqliteConnection other = _bench.Connect();

        var refused = Assert.Throws<SqliteException>(() => Run(other, tampering));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PageByPage_GivesEachEntryOnceNewestFirst()
    {
        using (SqliteControlJournal journal = _bench.Open())
        {
            for (int i = 0; i < 7; i++)
                journal.Append(Entry("state", $"{i}"));
        }
        using SqliteControlJournal again = _bench.Open();
        var seen = new List<string>();
        long? before = null;
        do
        {
            AuditPage page = again.Read(before, 3);
            seen.AddRange(page.Rows.Select(r => r.Entry.Detail));
            before = page.Next;
        }
        while (before is not null);

        Assert.Equal(["6", "5", "4", "3", "2", "1", "0"], seen);
        Assert.Equal(Entry("state", "6"), again.Read(null, 1).Rows[0].Entry);
    }

    [Fact]
    public async Task Write_DiskFull_IsUnhealthyAndRefusesReleases()
    {
        using SqliteControlJournal journal = _bench.Open(s_patience, c => Run(c, "PRAGMA max_page_count = 1"));
        journal.AppendHold(Hold(1, new string('x', 400_000)), Entry("halt"));

        bool durable = await journal.RemoveHoldDurableAsync(
            new HoldId(1), Entry("released", new string('x', 400_000)));

        Assert.False(durable);
        Assert.False(journal.IsHealthy);
        Assert.Equal(1, journal.LostEntries);
    }

    [Fact]
    public void Epoch_RisesWithEveryOpening_OfItsRealmAlone()
    {
        List<long> epochs = [];
        foreach (string realm in new[] { "live", "live", "drill", "live" })
        {
            using SqliteControlJournal journal = _bench.Open(realm);
            epochs.Add(journal.ControllerEpoch);
        }
        Assert.Equal([1, 2, 1, 3], epochs);
    }

    [Fact]
    public void Epoch_ThatFindsNoDisk_IsThatOfBefore_AndTheJournalSaysThatItIsBroken()
    {
        _bench.Open().Dispose();
        using SqliteControlJournal journal = _bench.Open(s_patience, c => Run(c, "PRAGMA query_only = ON"));
        Assert.Equal((1, false), (journal.ControllerEpoch, journal.IsHealthy));
    }

    [Fact]
    public async Task Epoch_IsCountedWithTheFirstWrite_ThatADiskTakesAgain()
    {
        _bench.Open().Dispose();
        SqliteConnection? writing = null;
        using (SqliteControlJournal journal = _bench.Open(s_patience, c => Run(writing = c, "PRAGMA query_only = ON")))
        {
            Run(writing!, "PRAGMA query_only = OFF");
            Assert.True(await journal.AppendDurableAsync(Entry("note")));
            Assert.Equal((2, true), (journal.ControllerEpoch, journal.IsHealthy));
        }
        using SqliteControlJournal next = _bench.Open();
        Assert.Equal(3, next.ControllerEpoch);
    }

    [Fact]
    public void File_OfVersion2_GetsItsCountOfOpenings()
    {
        _bench.Open().Dispose();
        using (SqliteConnection old = _bench.Connect())
            Run(old, "DROP TABLE controller; PRAGMA user_version = 2; PRAGMA wal_checkpoint(TRUNCATE)");
        using SqliteControlJournal journal = _bench.Open();
        Assert.Equal((1, true), (journal.ControllerEpoch, journal.IsHealthy));
    }

    [Fact]
    public async Task Write_ReadOnlyFile_IsUnhealthyAndRefusesReleases()
    {
        using SqliteControlJournal journal = _bench.Open(s_patience, c => Run(c, "PRAGMA query_only = ON"));
        journal.AppendHold(Hold(1), Entry("halt"));

        Assert.False(await journal.RemoveHoldDurableAsync(new HoldId(1), Entry("released")));
        Assert.False(journal.IsHealthy);
    }

    [Fact]
    public async Task Write_DiskThatRecovers_CatchesUpWithTheHoldsItMissed()
    {
        using (SqliteControlJournal journal = _bench.Open(TimeSpan.FromSeconds(1)))
        {
            using (SqliteConnection other = _bench.Connect())
            using (SqliteTransaction blocking = other.BeginTransaction())
            {
                journal.AppendHold(Hold(1), Entry("halt"));
                Assert.False(await Release(journal, 1));
                Assert.False(journal.IsHealthy);
            }
            Assert.True(await Release(journal, 99));
            Assert.True(journal.IsHealthy);
        }

        using SqliteControlJournal again = _bench.Open();
        Assert.Equal([Hold(1)], again.StandingHolds);
    }

    [Fact]
    public async Task Append_LaneFull_LosesTheNewestAndCounts()
    {
        using SqliteControlJournal journal = _bench.Open(TimeSpan.FromSeconds(30));
        using SqliteConnection other = _bench.Connect();
        long given = Limits.AuditEntriesWaiting + 5_000;
        using (SqliteTransaction blocking = other.BeginTransaction())
        {
            for (int i = 0; i < given; i++)
                journal.Append(Entry("state"));
            journal.AppendHold(Hold(1), Entry("halt"));
        }

        Assert.True(await journal.RemoveHoldDurableAsync(new HoldId(1), Entry("released")));
        long beyond = given - Limits.AuditEntriesWaiting;
        Assert.InRange(journal.LostEntries, beyond - 512, beyond);
        Assert.True(journal.IsHealthy);
    }

    [Fact]
    public void Append_AfterTheEnd_IsCountedAndNotThrown()
    {
        SqliteControlJournal journal = _bench.Open();
        journal.Dispose();

        journal.Append(Entry("state"));
        journal.AppendHold(Hold(1), Entry("halt"));

        Assert.Equal(2, journal.LostEntries);
        Assert.False(journal.IsHealthy);
    }

    private static ValueTask<bool> Release(SqliteControlJournal journal, long hold) =>
        journal.RemoveHoldDurableAsync(new HoldId(hold), Entry("released"));

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
