using Microsoft.Data.Sqlite;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Brings a file of an older version up to date, in one transaction. Version 1: its records, which carry no links, get
/// them in the order of their numbers; what was changed before stays unknown, from here on nothing changes unseen.
/// Version 2: it gets a count of its openings.
/// </summary>
internal static class JournalUpgrade
{
    /// <summary>Upgrades the file.</summary>
    /// <param name="connection">A writing connection.</param>
    public static void Run(SqliteConnection connection)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        long version = Version(connection, transaction);
        if (version == JournalSchema.Version)
            return; // another program was quicker
        if (version == 1)
            AddLinks(connection, transaction);
        Run(connection, transaction, JournalSchema.Controller);
        Run(connection, transaction, "PRAGMA user_version = 3");
        transaction.Commit();
    }

    private static void AddLinks(SqliteConnection connection, SqliteTransaction transaction)
    {
        Run(connection, transaction, "DROP TRIGGER audit_unchanged");
        byte[] link = [.. AuditChain.Genesis];
        long number = 0;
        List<AuditRecord> records = [.. AuditRecords.Read(connection, transaction)];
        foreach (AuditRecord record in records)
        {
            link = AuditChain.Link(link, ++number, record.Realm, record.Entry);
            using SqliteCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "UPDATE audit SET chain = $chain, number = $number WHERE number = $old";
            command.Parameters.AddWithValue("$chain", link);
            command.Parameters.AddWithValue("$number", number);
            command.Parameters.AddWithValue("$old", record.Number);
            command.ExecuteNonQuery();
        }
        Run(connection, transaction, JournalSchema.AuditUnchanged);
    }

    private static long Version(SqliteConnection connection, SqliteTransaction transaction)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
