using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>Reads pages of the trail.</summary>
internal static class AuditPages
{
    /// <summary>Reads one page.</summary>
    /// <param name="connection">From where.</param>
    /// <param name="realm">Of which realm.</param>
    /// <param name="before">Only lower numbers; null for the newest.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>The page.</returns>
    public static AuditPage Read(SqliteConnection connection, string realm, long? before, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = JournalSchema.Page;
        command.Parameters.AddWithValue("$realm", realm);
        command.Parameters.AddWithValue("$before", before ?? long.MaxValue);
        command.Parameters.AddWithValue("$count", count + 1); // one more shows whether another page follows
        using SqliteDataReader row = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<AuditRow>();
        while (row.Read())
        {
            if (rows.Count == count)
                return new AuditPage(rows.ToImmutable(), rows[^1].Number);
            rows.Add(ReadRow(row, connection.DataSource));
        }
        return new AuditPage(rows.ToImmutable(), Next: null);
    }

    private static AuditRow ReadRow(SqliteDataReader row, string file)
    {
        try
        {
            var actor = new Actor(HoldReader.ReadEnum<ActorKind>(row, 3), row.GetString(4));
            MarketTime? market = row.IsDBNull(2) ? null : new MarketTime(row.GetInt64(2));
            var at = new WallTime(row.GetInt64(1));
            return new AuditRow(
                row.GetInt64(0),
                new AuditEntry(at, market, actor, row.GetString(5), row.GetString(6), row.GetString(7)));
        }
        catch (Exception fault) when (HoldReader.IsBadValue(fault))
        {
            throw new JournalFileException(file, $"table audit, number {row.GetValue(0)}", fault.Message, fault);
        }
    }
}
