using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>
/// The journal on disk: one file ops.db, shared by all realms of a data directory. A realm is the standing fleet or one
/// training session; each has its own holds, numbers and trail, so that a training kill never stands in another world.
/// </summary>
public sealed class SqliteControlJournal : IControlJournal, IAuditReader, IDisposable
{
    /// <summary>The realm of the standing fleet.</summary>
    public const string LiveRealm = "live";

    private readonly string _directory;
    private readonly string _realm;
    private readonly FileStream _lease;
    private readonly SqliteConnection _connection;
    private readonly JournalStatements _statements;
    private readonly JournalWriter _writer;

    /// <summary>Opens the journal of a realm, making the file when there is none.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="realm"><see cref="LiveRealm"/>, or a training session's name; not blank.</param>
    /// <exception cref="JournalFileException">
    /// The file is damaged or of an unknown version, or the realm is in use; nothing was changed.
    /// </exception>
    public SqliteControlJournal(string directory, string realm)
        : this(directory, realm, TimeSpan.FromSeconds(5), prepare: null)
    {
    }

    /// <summary>The same with what tests need.</summary>
    /// <param name="directory">The data directory.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="busyTimeout">How long a write waits for another writer.</param>
    /// <param name="prepare">Called with the writing connection before the first write.</param>
    internal SqliteControlJournal(
        string directory, string realm, TimeSpan busyTimeout, Action<SqliteConnection>? prepare)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentException.ThrowIfNullOrWhiteSpace(realm);
        (_directory, _realm) = (directory, realm);
        Directory.CreateDirectory(directory);
        _lease = Lease(directory, realm);
        try
        {
            JournalFile.Prepare(directory);
            using (SqliteConnection reading = JournalFile.OpenToRead(directory))
            {
                StandingHolds = HoldReader.ReadStanding(reading, realm);
                LastHoldId = HoldReader.ReadLastId(reading, realm);
                LimitChanges = HoldReader.ReadLimitChanges(reading, realm);
            }
            _connection = JournalFile.OpenToWrite(directory, busyTimeout);
            prepare?.Invoke(_connection);
            _statements = new JournalStatements(_connection, realm);
            _statements.TakeEpoch();
        }
        catch
        {
            _statements?.Dispose();
            _connection?.Dispose();
            _lease.Dispose();
            throw;
        }
        _writer = new JournalWriter(_statements, head => head.Write(directory));
    }

    /// <inheritdoc/>
    public ImmutableArray<Hold> StandingHolds { get; }

    /// <inheritdoc/>
    public long LastHoldId { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> LimitChanges { get; }

    /// <inheritdoc/>
    public long ControllerEpoch => _statements.Epoch;

    /// <inheritdoc/>
    public bool IsHealthy => _writer.IsHealthy && _statements.IsCounted;

    /// <inheritdoc/>
    public long LostEntries => _writer.Lost;

    /// <inheritdoc/>
    public void AppendHold(Hold hold, AuditEntry entry) => _writer.TryAdd(new JournalOperation.Put(hold, entry));

    /// <inheritdoc/>
    public void Append(AuditEntry entry) => _writer.TryAdd(new JournalOperation.Note(entry));

    /// <inheritdoc/>
    public ValueTask<bool> HoldsRecordedAsync() => new(_writer.HoldsWrittenAsync());

    /// <inheritdoc/>
    public async ValueTask<bool> AppendDurableAsync(AuditEntry entry)
    {
        var note = new JournalOperation.AwaitedNote(entry);
        return _writer.TryAdd(note) && await note.Done;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry)
    {
        var release = new JournalOperation.Release(hold, entry);
        return _writer.TryAdd(release) && await release.Done;
    }

    /// <inheritdoc/>
    public AuditPage Read(long? before, int count) =>
        Find(new AuditQuery(AuditFilter.All, count) { Before = before });

    /// <inheritdoc/>
    public AuditPage Find(AuditQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        try
        {
            using SqliteConnection connection = JournalFile.OpenToRead(_directory);
            return AuditPages.Find(connection, _realm, query);
        }
        catch (SqliteException fault)
        {
            throw new JournalFileException(
                Path.Combine(_directory, JournalFile.Name), "table audit", $"it can't be read: {fault.Message}", fault);
        }
    }

    /// <summary>Writes what waits and closes the file.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _statements.Dispose();
        _connection.Dispose();
        _lease.Dispose();
    }

    // Two programs on one realm would each believe that they know its holds. The lock goes with the process, however
    // it ends.
    private static FileStream Lease(string directory, string realm)
    {
        string path = Path.Combine(directory, $"ops.{Uri.EscapeDataString(realm)}.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new JournalFileException(
                path, "byte 0", $"realm {realm} is in use by another control room; end that one first.", taken);
        }
    }
}
