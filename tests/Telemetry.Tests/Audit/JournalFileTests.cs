using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Xunit;
using static Ops.Telemetry.Tests.Audit.JournalBench;

namespace Ops.Telemetry.Tests.Audit;

public sealed class JournalFileTests : IDisposable
{
    private readonly JournalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Open_EmptyFile_IsRefusedAtItsEnd() => AssertRefused([], "byte 0", "ends in its header");

    [Fact]
    public void Open_FileCutInItsHeader_IsRefusedAtItsEnd() =>
        AssertRefused("SQLite format 3\0rest"u8.ToArray(), "byte 20", "ends in its header");

    [Fact]
    public void Open_FileOfAnotherKind_IsRefusedAtTheFirstWrongByte()
    {
        byte[] text = new byte[200];
        "SQLite formal"u8.CopyTo(text);

        AssertRefused(text, "byte 12", "not a SQLite database");
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefusedAtItsMark() =>
        AssertRefused(Written("PRAGMA application_id = 7"), "byte 68", "not a control journal");

    [Fact]
    public void Open_FileOfALaterVersion_IsRefusedAtItsVersion() =>
        AssertRefused(Written("PRAGMA user_version = 4"), "byte 60", "version 4; this program reads up to 3");

    [Fact]
    public void Open_FileWithADamagedPage_IsRefusedAtThePage()
    {
        byte[] bytes = Written("SELECT 1");
        bytes.AsSpan(4096, 4096).Fill(0xFF); // the second page: root of the first table

        AssertRefused(bytes, "byte 4096", "damaged");
    }

    [Fact]
    public void Open_FileCutAfterItsHeader_IsRefused()
    {
        byte[] bytes = Written("SELECT 1");

        AssertRefused(bytes[..5000], "byte 0", "");
    }

    [Fact]
    public void Open_HoldRowThatIsNoHold_IsRefusedAtTheRow() =>
        AssertRefused(Written("UPDATE hold SET kind = 99"), "table hold, realm live, id 1", "no HoldKind");

    [Fact]
    public void Open_LogWithoutItsFile_IsRefused()
    {
        File.WriteAllBytes(_bench.File + "-wal", [1, 2, 3]);

        Assert.Throws<JournalFileException>(() => _bench.Open());

        Assert.False(File.Exists(_bench.File));
    }

    private byte[] Written(string change)
    {
        using (SqliteControlJournal journal = _bench.Open())
            journal.AppendHold(Hold(1), Entry("halt"));
        using (SqliteConnection other = _bench.Connect())
        {
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = change + "; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;";
            command.ExecuteNonQuery();
        }
        return File.ReadAllBytes(_bench.File);
    }

    private void AssertRefused(byte[] content, string position, string problem)
    {
        File.WriteAllBytes(_bench.File, content);

        var refused = Assert.Throws<JournalFileException>(() => _bench.Open());

        Assert.Equal(_bench.File, refused.FileName);
        Assert.Equal(position, refused.Position);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith(_bench.File, refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllBytes(_bench.File));
    }
}
