using Microsoft.Data.Sqlite;
using Ops.Telemetry.Contracts;

namespace Ops.Telemetry.Audit;

/// <summary>The prepared statements of one writer. Used by its thread alone.</summary>
internal sealed class JournalStatements : IJournalStore, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _realm;
    private readonly SqliteCommand _putHold;
    private readonly SqliteCommand _releaseHold;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _lastRecord;
    private long _number;
    private byte[] _link = [];
    private long _epoch;
    private volatile bool _isCounted;

    /// <summary>Statements for one realm.</summary>
    /// <param name="connection">Where; owned by the caller.</param>
    /// <param name="realm">The realm.</param>
    public JournalStatements(SqliteConnection connection, string realm)
    {
        (_connection, _realm) = (connection, realm);
        _putHold = Command(JournalSchema.PutHold);
        _releaseHold = Command(JournalSchema.ReleaseHold);
        _addEntry = Command(JournalSchema.AddEntry);
        _lastRecord = Command(JournalSchema.LastRecord);
    }

    /// <summary>How often the realm was opened: this time included once that is on disk.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <summary>Whether this opening is counted on disk.</summary>
    public bool IsCounted => _isCounted;

    /// <summary>
    /// Counts this opening. A disk that takes nothing must not keep anybody from killing: the room starts under the
    /// epoch of before, which opens nothing where another room of that epoch was heard, and the first write that
    /// succeeds counts the opening along.
    /// </summary>
    public void TakeEpoch()
    {
        try
        {
            _epoch = Ask(JournalSchema.NextEpoch, transaction: null);
            _isCounted = true;
        }
        catch (SqliteException)
        {
            _epoch = Ask(JournalSchema.LastEpoch, transaction: null);
        }
    }

    /// <inheritdoc/>
    public void Write(IEnumerable<JournalOperation> batch)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction(); // all of the batch or nothing
        ReadEnd(transaction); // within the transaction: other realms write to the same trail
        foreach (JournalOperation operation in batch)
            Write(operation, transaction);
        long epoch = _isCounted ? _epoch : Ask(JournalSchema.NextEpoch, transaction);
        transaction.Commit();
        Interlocked.Exchange(ref _epoch, epoch); // on disk before anybody is told
        _isCounted = true;
    }

    /// <inheritdoc/>
    public void AtEnd(Action<AuditHead> keep)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        ReadEnd(transaction);
        keep(new AuditHead(_number, Convert.ToHexStringLower(_link)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _putHold.Dispose();
        _releaseHold.Dispose();
        _addEntry.Dispose();
        _lastRecord.Dispose();
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private long Ask(string sql, SqliteTransaction? transaction)
    {
        using SqliteCommand command = Command(sql);
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$realm", _realm);
        return (long)command.ExecuteScalar()!;
    }

    private void Write(JournalOperation operation, SqliteTransaction transaction)
    {
        if (operation is JournalOperation.Put put)
            PutHold(put.Hold, transaction);
        else if (operation is JournalOperation.Release release)
            ReleaseHold(release, transaction);
        AddEntry(operation.Entry, transaction);
    }

    private void PutHold(Hold hold, SqliteTransaction transaction) => Run(
        _putHold, transaction,
        ("$id", hold.Id.Value), ("$command", hold.CommandId.ToString("D")), ("$kind", (int)hold.Kind),
        ("$scope", (int)hold.Scope.Kind), ("$target", hold.Scope.Target), ("$mode", (int)hold.Mode),
        ("$actorKind", (int)hold.By.Kind), ("$actor", hold.By.Name), ("$reason", hold.Reason),
        ("$since", hold.Since.UtcTicks), ("$market", hold.MarketSince?.Nanoseconds));

    private void ReleaseHold(JournalOperation.Release release, SqliteTransaction transaction) => Run(
        _releaseHold, transaction, ("$id", release.Hold.Value), ("$at", release.Entry.At.UtcTicks));

    private void ReadEnd(SqliteTransaction transaction)
    {
        _lastRecord.Transaction = transaction;
        using SqliteDataReader row = _lastRecord.ExecuteReader();
        (_number, _link) = row.Read()
            ? (row.GetInt64(0), row.IsDBNull(1) ? [] : (byte[])row.GetValue(1))
            : (0, [.. AuditChain.Genesis]);
    }

    private void AddEntry(AuditEntry entry, SqliteTransaction transaction)
    {
        _link = AuditChain.Link(_link, ++_number, _realm, entry);
        AddLinked(entry, transaction);
    }

    private void AddLinked(AuditEntry entry, SqliteTransaction transaction) => Run(
        _addEntry, transaction, ("$number", _number), ("$chain", _link),
        ("$at", entry.At.UtcTicks), ("$market", entry.MarketAt?.Nanoseconds), ("$actorKind", (int)entry.By.Kind),
        ("$actor", entry.By.Name), ("$what", entry.What), ("$subject", entry.Subject), ("$detail", entry.Detail));

    private void Run(
        SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        command.Transaction = transaction;
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$realm", _realm);
        foreach ((string name, object? value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
