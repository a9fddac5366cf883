using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Xunit;

namespace Ops.Telemetry.Tests.Audit;

public sealed class AuditVerifierTests : IDisposable
{
    private readonly JournalBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Trail_OfInterleavedRealms_IsWhole()
    {
        using (SqliteControlJournal live = _bench.Open(), drill = _bench.Open("training knight"))
        {
            for (int i = 0; i < 20; i++)
                (i % 3 == 0 ? drill : live).Append(JournalBench.Entry($"act-{i}"));
        }
        using (SqliteControlJournal live = _bench.Open())
            live.Append(JournalBench.Entry("after a restart"));

        AuditVerification found = AuditVerifier.Verify(_bench.Directory);

        Assert.Equal((AuditFault.None, 21L), (found.Fault, found.Records));
        Assert.Equal(AuditHead.Read(_bench.Directory), found.Head);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\0")]
    [InlineData("half a character: \ud83d")]
    public void Trail_WithWhateverItHolds_IsWhole_AndReadToItsEnd(string said)
    {
        using (SqliteControlJournal live = _bench.Open())
        {
            live.AppendHold(JournalBench.Hold(1, said), JournalBench.Entry("halt", said));
            live.Append(JournalBench.Entry("other"));
        }

        Assert.Equal((AuditFault.None, 2L), (Verified().Fault, Verified().Records));
        using SqliteControlJournal again = _bench.Open();
        string whole = said.Replace('\ud83d', '\ufffd');
        Assert.Equal(whole, again.Read(null, 10).Rows[^1].Entry.Detail);
        Assert.Equal(whole, again.StandingHolds[0].Reason);
    }

    [Fact]
    public void Byte_ThatIsNoTextAnyMore_IsNamedWithItsRecord()
    {
        using (SqliteControlJournal live = _bench.Open())
            live.Append(JournalBench.Entry("halt", "not readable: \ufffd"));
        byte[] file = File.ReadAllBytes(_bench.File);
        int at = file.AsSpan().IndexOf("\ufffd"u8);
        file[at] = 0xFF; // shown much as what was written, and yet it is not
        File.WriteAllBytes(_bench.File, file);

        Assert.False(Verified().IsWhole);
        Assert.Contains("number 1", Verified().Place);
    }

    [Fact]
    public void Byte_ChangedInTheFile_IsNamedWithItsRecord()
    {
        Write(30);
        byte[] file = File.ReadAllBytes(_bench.File);
        int at = file.AsSpan().IndexOf("detail of act-17"u8);
        file[at] ^= 1;
        File.WriteAllBytes(_bench.File, file);

        AuditVerification found = AuditVerifier.Verify(_bench.Directory);

        Assert.Equal((AuditFault.Changed, 16L), (found.Fault, found.Records));
        Assert.Contains("record 17", found.Place);
        long before = long.Parse(found.Place.Split("before byte ")[1]);
        Assert.InRange(at, before - 200, before);
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE number = 9", AuditFault.Dropped, 8, "Record 9 is missing.")]
    [InlineData("DELETE FROM audit WHERE number IN (9, 10)", AuditFault.Dropped, 8, "Records 9 to 10 are missing.")]
    [InlineData("DELETE FROM audit WHERE number > 27", AuditFault.Cut, 27, "3 were cut off.")]
    [InlineData("DELETE FROM audit", AuditFault.Cut, 0, "30 were cut off.")]
    [InlineData("UPDATE audit SET actor = 'bob' WHERE number = 5", AuditFault.Changed, 4, "Record 5 (act-5 by bob)")]
    [InlineData("UPDATE audit SET at_ticks = 1 WHERE number = 30", AuditFault.Changed, 29, "Record 30")]
    [InlineData(
        "UPDATE audit SET number = -4 WHERE number = 4; UPDATE audit SET number = 4 WHERE number = 7; " +
        "UPDATE audit SET number = 7 WHERE number = -4", AuditFault.Reordered, 3,
        "Record 4 is what was written as record 7.")]
    [InlineData(
        "DELETE FROM audit WHERE number = 6; UPDATE audit SET number = number - 1 WHERE number > 6",
        AuditFault.Changed, 5, "Record 6 (act-7 by ann) is not what was written")]
    public void Tampering_IsNamed(string sql, AuditFault fault, long good, string message)
    {
        Write(30);
        using (SqliteConnection other = _bench.Connect())
        {
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_unchanged; DROP TRIGGER audit_undeleted; " + sql;
            command.ExecuteNonQuery();
        }

        AuditVerification found = AuditVerifier.Verify(_bench.Directory);

        Assert.Equal((fault, good), (found.Fault, found.Records));
        Assert.Contains(message, found.Message);
    }

    [Fact]
    public void Trail_MadeAnewWithGoodLinks_IsNotTheOneTheHeadKnows()
    {
        Write(5);
        byte[] head = File.ReadAllBytes(HeadFile);
        File.Delete(_bench.File);
        File.Delete(HeadFile);
        using (SqliteControlJournal forged = _bench.Open())
        {
            for (int i = 0; i < 7; i++)
                forged.Append(JournalBench.Entry("nothing happened"));
        }
        File.WriteAllBytes(HeadFile, head);

        AuditVerification found = AuditVerifier.Verify(_bench.Directory);

        Assert.Equal((AuditFault.Changed, 4L), (found.Fault, found.Records));
    }

    [Fact]
    public void Head_BehindTheTrail_IsWhatACrashLeaves_AndIsWhole()
    {
        Write(3);
        byte[] head = File.ReadAllBytes(HeadFile);
        Write(2);
        File.WriteAllBytes(HeadFile, head);

        Assert.True(AuditVerifier.Verify(_bench.Directory).IsWhole);
    }

    [Theory]
    [InlineData("DELETE FROM audit", "the trail ends with record 0")]
    [InlineData("DELETE FROM audit WHERE number > 3", "the trail ends with record 3")]
    [InlineData("UPDATE audit SET chain = zeroblob(32) WHERE number = 5", "it is not the record that")]
    public void Start_WithATrailThatWasCutOrReplaced_IsRefusedAndNamesBothFiles(string sql, string problem)
    {
        Write(5);
        using (SqliteConnection other = _bench.Connect())
        {
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "DROP TRIGGER audit_unchanged; DROP TRIGGER audit_undeleted; " + sql;
            command.ExecuteNonQuery();
        }

        string said = Assert.Throws<JournalFileException>(() => _bench.Open()).Message;

        Assert.Contains(problem, said);
        Assert.Contains(_bench.File, said);
        Assert.Contains(HeadFile, said);
        Assert.False(Verified().IsWhole); // nothing was set over it
        File.Move(HeadFile, HeadFile + ".kept");
        _bench.Open().Dispose(); // acknowledged
    }

    [Fact]
    public void Start_WithoutTheTrailItsHeadKnows_IsRefusedAndMakesNone()
    {
        Write(5);
        File.Delete(_bench.File);

        Assert.Contains("it is missing", Assert.Throws<JournalFileException>(() => _bench.Open()).Message);
        Assert.False(File.Exists(_bench.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5 abc")]
    public void Start_WithADamagedHead_IsRefused(string head)
    {
        Write(5);
        File.WriteAllText(HeadFile, head);

        Assert.Contains("move it to another place", Assert.Throws<JournalFileException>(() => _bench.Open()).Message);
        Assert.Equal(head, File.ReadAllText(HeadFile));
    }

    [Fact]
    public void Start_WithAHeadThatIsBehind_GoesOn()
    {
        Write(3);
        byte[] head = File.ReadAllBytes(HeadFile);
        Write(2);
        File.WriteAllBytes(HeadFile, head);

        Write(1);

        Assert.Equal(6L, AuditHead.Read(_bench.Directory)!.Number);
    }

    [Fact]
    public void Head_IsNeverSetBack()
    {
        Write(3);
        AuditHead head = AuditHead.Read(_bench.Directory)!;
        new AuditHead(2, head.Link).Write(_bench.Directory);
        Assert.Equal(head, AuditHead.Read(_bench.Directory));
    }

    [Fact]
    public void Directory_WithoutATrail_IsSaid()
    {
        AuditVerification found = AuditVerifier.Verify(_bench.Directory);
        Assert.Equal((AuditFault.Damaged, "There is no ops.db."), (found.Fault, found.Message));
    }

    [Fact]
    public void File_OfVersion1_IsBroughtUpToDate_AndFromThereOnGuarded()
    {
        Write(6);
        using (SqliteConnection old = _bench.Connect())
        {
            using SqliteCommand command = old.CreateCommand();
            command.CommandText = """
                DROP TRIGGER audit_unchanged; UPDATE audit SET chain = NULL;
                CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'no'); END;
                DROP TABLE controller; PRAGMA user_version = 1; PRAGMA wal_checkpoint(TRUNCATE);
                """;
            command.ExecuteNonQuery();
        }
        File.Delete(HeadFile);

        Write(2);

        Assert.Equal((AuditFault.None, 8L), (Verified().Fault, Verified().Records));
        using SqliteConnection other = _bench.Connect();
        using SqliteCommand change = other.CreateCommand();
        change.CommandText = "UPDATE audit SET actor = 'x'";
        Assert.Throws<SqliteException>(() => change.ExecuteNonQuery());
    }

    private string HeadFile => Path.Combine(_bench.Directory, AuditHead.FileName);

    private AuditVerification Verified() => AuditVerifier.Verify(_bench.Directory);

    private void Write(int records)
    {
        using SqliteControlJournal journal = _bench.Open();
        for (int i = 1; i <= records; i++)
            journal.Append(JournalBench.Entry($"act-{i}", $"detail of act-{i}"));
    }
}
