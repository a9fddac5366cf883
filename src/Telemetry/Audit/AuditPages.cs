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
    /// <param name="query">Which page.</param>
    /// <returns>The page.</returns>
    public static AuditPage Find(SqliteConnection connection, string realm, AuditQuery query)
    {
        int count = Math.Min(query.Count, Limits.AuditPageEntries);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query.After is null ? JournalSchema.Page : JournalSchema.PageForward;
        Bind(command.Parameters, realm, query);
        command.Parameters.AddWithValue("$count", count + 1); // one more shows whether another page follows
        using SqliteDataReader row = command.ExecuteReader();
        var rows = ImmutableArray.CreateBuilder<AuditRow>();
        while (row.Read())
        {
            if (rows.Count == count)
                return new AuditPage(rows.ToImmutable(), rows[^1].Number);
            rows.Add(ReadRow(row, connection.DataSource, realm));
        }
        return new AuditPage(rows.ToImmutable(), Next: null);
    }

    private static void Bind(SqliteParameterCollection parameters, string realm, AuditQuery query)
    {
        AuditFilter filter = query.Filter;
        parameters.AddWithValue("$realm", realm);
        if (query.After is { } after)
            parameters.AddWithValue("$after", after);
        else
            parameters.AddWithValue("$before", query.Before ?? long.MaxValue);
        parameters.AddWithValue("$what", filter.What.IsEmpty ? "" : $",{string.Join(',', filter.What)},");
        parameters.AddWithValue("$person", AsciiLower(filter.Person));
        parameters.AddWithValue("$text", AsciiLower(filter.Text));
        parameters.AddWithValue("$name", AsciiLower(filter.SeenName));
        parameters.AddWithValue("$seen", AuditEntry.SeenMark);
        parameters.AddWithValue("$from", filter.From?.UtcTicks ?? 0);
        parameters.AddWithValue("$until", filter.Until?.UtcTicks ?? long.MaxValue);
    }

    private static string AsciiLower(string text) =>
        string.Concat(text.Select(static c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c));

    private static AuditRow ReadRow(SqliteDataReader row, string file, string realm)
    {
        try
        {
            var actor = new Actor(HoldReader.ReadEnum<ActorKind>(row, 3), JournalText.Shown(row, 4));
            MarketTime? market = row.IsDBNull(2) ? null : new MarketTime(row.GetInt64(2));
            var at = new WallTime(row.GetInt64(1));
            long number = row.GetInt64(0);
            var entry = new AuditEntry(
                at, market, actor, JournalText.Shown(row, 5), JournalText.Shown(row, 6), JournalText.Shown(row, 7));
            return new AuditRow(number, entry)
            {
                Realm = realm,
                Before = number == 1 ? Convert.ToHexStringLower(AuditChain.Genesis.AsSpan()) : Hex(row, 9),
                Link = Hex(row, 8),
            };
        }
        catch (Exception fault) when (HoldReader.IsBadValue(fault))
        {
            throw new JournalFileException(file, $"table audit, number {row.GetValue(0)}", fault.Message, fault);
        }
    }

    private static string Hex(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? "" : Convert.ToHexStringLower((byte[])row.GetValue(column));
}
