using Microsoft.Data.Sqlite;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>Reads the whole trail, all realms, in the order of its numbers.</summary>
internal static class AuditRecords
{
    /// <summary>Reads the trail record by record.</summary>
    /// <param name="connection">From where.</param>
    /// <param name="transaction">Within which transaction; null for none.</param>
    /// <returns>The records.</returns>
    /// <exception cref="JournalFileException">A row is no record.</exception>
    public static IEnumerable<AuditRecord> Read(
        SqliteConnection connection, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = JournalSchema.WholeTrail;
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
            yield return ReadRow(row, connection.DataSource);
    }

    private static AuditRecord ReadRow(SqliteDataReader row, string file)
    {
        try
        {
            var entry = new AuditEntry(
                new WallTime(row.GetInt64(2)), row.IsDBNull(3) ? null : new MarketTime(row.GetInt64(3)),
                new Actor(HoldReader.ReadEnum<ActorKind>(row, 4), JournalText.Exact(row, 5)),
                JournalText.Exact(row, 6), JournalText.Exact(row, 7), JournalText.Exact(row, 8));
            byte[] link = row.IsDBNull(9) ? [] : (byte[])row.GetValue(9);
            return new AuditRecord(row.GetInt64(0), JournalText.Exact(row, 1), entry, link);
        }
        catch (Exception fault) when (HoldReader.IsBadValue(fault))
        {
            throw new JournalFileException(file, $"table audit, number {row.GetValue(0)}", fault.Message, fault);
        }
    }
}
