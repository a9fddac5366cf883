using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Xunit;

namespace Ops.Telemetry.Tests.Audit;

/// <summary>Whether a hold is on disk, for who answers a person.</summary>
public sealed class HoldsRecordedTests : IDisposable
{
    private readonly JournalBench _bench = new();

    [Fact]
    public async Task HoldsQueuedBefore_AreOnDisk_WhenItIsSaid()
    {
        using SqliteControlJournal journal = _bench.Open();
        for (int hold = 1; hold <= 600; hold++) // more than one write takes
            journal.AppendHold(JournalBench.Hold(hold), JournalBench.Entry("halt"));

        Assert.True(await journal.HoldsRecordedAsync());

        using SqliteConnection other = _bench.Connect();
        using SqliteCommand count = other.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM hold";
        Assert.Equal(600L, count.ExecuteScalar());
    }

    [Fact]
    public async Task NothingQueued_IsSaidAtOnce()
    {
        using SqliteControlJournal journal = _bench.Open();
        Assert.True(await journal.HoldsRecordedAsync());
    }

    [Fact]
    public async Task DiskThatTakesNothing_IsSaid()
    {
        using SqliteControlJournal journal = _bench.Open(TimeSpan.FromSeconds(1), static connection =>
        {
            using SqliteCommand full = connection.CreateCommand();
            full.CommandText = "PRAGMA max_page_count = 1";
            full.ExecuteNonQuery();
        });
        journal.AppendHold(JournalBench.Hold(1, new string('x', 400_000)), JournalBench.Entry("halt"));
        Assert.False(await journal.HoldsRecordedAsync());
    }

    [Fact]
    public async Task AfterTheEnd_NothingIsPromised()
    {
        SqliteControlJournal journal = _bench.Open();
        journal.Dispose();
        Assert.False(await journal.HoldsRecordedAsync());
    }

    public void Dispose() => _bench.Dispose();
}
