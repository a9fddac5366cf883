using Microsoft.Data.Sqlite;
using Ops.Telemetry.Audit;
using Ops.TestKit;

namespace Ops.Soak.Tests.Faults;

/// <summary>
/// The journal's real file in a directory of its own. A crash takes the file away from under the writer as a dead
/// machine would leave it: what was being written is there up to any byte, or in some sectors and not in others.
/// </summary>
internal sealed class FileDisk : ISoakDisk
{
    private const int SectorBytes = 512;
    private const string Realm = SqliteControlJournal.LiveRealm;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("ops-soak-");
    private readonly Stack<IDisposable> _dead = new();
    private string _place;
    private SqliteConnection? _connection;
    private JournalStatements? _statements;
    private IReadOnlyList<JournalOperation>? _refused;
    private int _lives;

    /// <summary>An empty disk.</summary>
    public FileDisk() => _place = Directory.CreateDirectory(Path.Combine(_root.FullName, "0")).FullName;

    /// <inheritdoc/>
    public bool IsFull { get; set; }

    /// <inheritdoc/>
    public AuditHead End
    {
        get
        {
            AuditHead? end = null;
            _statements!.AtEnd(head => end = head);
            return end!;
        }
    }

    /// <inheritdoc/>
    public long Epoch => _statements!.Epoch;

    /// <inheritdoc/>
    public bool IsCounted => _statements!.IsCounted;

    private string Log => Path.Combine(_place, JournalFile.Name + "-wal");

    /// <inheritdoc/>
    public ISoakDisk.Opening Open()
    {
        JournalFile.Prepare(_place);
        using SqliteConnection reading = JournalFile.OpenToRead(_place);
        _connection = JournalFile.OpenToWrite(_place, TimeSpan.FromSeconds(5));
        JournalFile.Execute(_connection, "PRAGMA synchronous = OFF"); // the crashes here are no power cuts
        _statements = new JournalStatements(_connection, Realm);
        if (IsFull)
            JournalFile.Execute(_connection, "PRAGMA query_only = ON");
        _statements.TakeEpoch();
        JournalFile.Execute(_connection, "PRAGMA query_only = OFF");
        return new ISoakDisk.Opening(
            HoldReader.ReadStanding(reading, Realm),
            [.. ReadReleased(reading).Select(static id => new Telemetry.Contracts.HoldId(id))],
            HoldReader.ReadLastId(reading, Realm));
    }

    /// <inheritdoc/>
    public void Write(IEnumerable<JournalOperation> batch)
    {
        if (IsFull)
        {
            _refused = [.. batch];
            throw new IOException("The disk is full.");
        }
        _refused = null;
        _statements!.Write(batch);
    }

    /// <inheritdoc/>
    public void AtEnd(Action<AuditHead> keep) => _statements!.AtEnd(keep);

    /// <inheritdoc/>
    public void KeepHead(AuditHead head) => head.Write(_place);

    /// <inheritdoc/>
    public void Die(IReadOnlyList<JournalOperation>? batch, SeededChance chance)
    {
        byte[] logBefore = ReadShared(Log);
        byte[] fileBefore = ReadShared(Path.Combine(_place, JournalFile.Name));
        if ((batch ?? _refused) is { } written)
            _statements!.Write(written);
        byte[] log = ReadShared(Log);
        byte[] file = ReadShared(Path.Combine(_place, JournalFile.Name));
        bool tears = file.AsSpan().SequenceEqual(fileBefore); // a log that was moved into the file was synced first
        string next = Directory.CreateDirectory(Path.Combine(_root.FullName, $"{++_lives}")).FullName;
        File.WriteAllBytes(Path.Combine(next, JournalFile.Name), file);
        File.WriteAllBytes(
            Path.Combine(next, JournalFile.Name + "-wal"), tears ? Torn(logBefore, log, chance) : log);
        string head = Path.Combine(_place, AuditHead.FileName);
        if (File.Exists(head))
            File.Copy(head, Path.Combine(next, AuditHead.FileName));
        _dead.Push(_connection!); // closed at the end of the run: closing would tidy up what it left
        _dead.Push(_statements!);
        (_place, _connection, _statements, _refused) = (next, null, null, null);
    }

    /// <inheritdoc/>
    public AuditVerification Verify(AuditHead known)
    {
        AuditVerification own = AuditVerifier.Verify(_place);
        if (!own.IsWhole)
            return own;
        using SqliteConnection reading = JournalFile.OpenToRead(_place);
        return new AuditWalk(
            () => AuditRecords.Read(reading), _place, static record => $"record {record.Number}").Run(known);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statements?.Dispose();
        _connection?.Dispose();
        while (_dead.TryPop(out IDisposable? left))
            left.Dispose();
        _root.Delete(recursive: true);
    }

    // Bytes up to one and none after it, or each sector for itself: nobody has said in which order they are written.
    private static byte[] Torn(byte[] before, byte[] after, SeededChance chance)
    {
        int cut = chance.Below(after.Length + 1);
        if (chance.Below(2) == 0)
            return [.. after[..cut], .. before.Length > cut ? before[cut..] : []];
        byte[] torn = after[..Math.Max(before.Length, cut)];
        for (int at = 0; at < torn.Length; at += SectorBytes)
        {
            if (chance.Below(2) == 0)
                continue;
            Span<byte> sector = torn.AsSpan(at, Math.Min(SectorBytes, torn.Length - at));
            sector.Clear();
            if (at < before.Length)
                before.AsSpan(at, Math.Min(sector.Length, before.Length - at)).CopyTo(sector);
        }
        return torn;
    }

    private static byte[] ReadShared(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<long> ReadReleased(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM hold WHERE realm = $realm AND released_ticks IS NOT NULL";
        command.Parameters.AddWithValue("$realm", Realm);
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
            yield return row.GetInt64(0);
    }
}
