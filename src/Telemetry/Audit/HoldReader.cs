using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>Reads rows of ops.db back into values; a row that is no value is refused with its place.</summary>
internal static class HoldReader
{
    /// <summary>Reads the holds that stand.</summary>
    /// <param name="connection">From where.</param>
    /// <param name="realm">Of which realm.</param>
    /// <returns>The holds, oldest first.</returns>
    /// <exception cref="JournalFileException">A row is damaged.</exception>
    public static ImmutableArray<Hold> ReadStanding(SqliteConnection connection, string realm)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = JournalSchema.StandingHolds;
        command.Parameters.AddWithValue("$realm", realm);
        using SqliteDataReader row = command.ExecuteReader();
        var holds = ImmutableArray.CreateBuilder<Hold>();
        while (row.Read())
            holds.Add(ReadHold(row, connection.DataSource, realm));
        return holds.DrainToImmutable();
    }

    /// <summary>Reads the highest hold id.</summary>
    /// <param name="connection">From where.</param>
    /// <param name="realm">Of which realm.</param>
    /// <returns>The id, 0 for none.</returns>
    public static long ReadLastId(SqliteConnection connection, string realm)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = JournalSchema.LastHold;
        command.Parameters.AddWithValue("$realm", realm);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Reads what was set live.</summary>
    /// <param name="connection">From where.</param>
    /// <param name="realm">Of which realm.</param>
    /// <returns>Details of the entries, oldest first.</returns>
    public static ImmutableArray<string> ReadLimitChanges(SqliteConnection connection, string realm)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = JournalSchema.LimitChanges;
        command.Parameters.AddWithValue("$realm", realm);
        command.Parameters.AddWithValue("$what", IControlJournal.LimitChanged);
        using SqliteDataReader row = command.ExecuteReader();
        var details = ImmutableArray.CreateBuilder<string>();
        while (row.Read())
            details.Add(JournalText.Shown(row, 0));
        return details.DrainToImmutable();
    }

    /// <summary>Reads a number of an enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The enum has no such number.</exception>
    public static T ReadEnum<T>(SqliteDataReader row, int column)
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), row.GetInt32(column));
        return Enum.IsDefined(value)
            ? value
            : throw new FormatException($"{row.GetName(column)} is {value}, which is no {typeof(T).Name}.");
    }

    /// <summary>Whether a fault says that a column holds no value of its kind.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>True for a damaged row, false for everything else.</returns>
    public static bool IsBadValue(Exception fault) =>
        fault is FormatException or ArgumentException or InvalidCastException or OverflowException;

    private static Hold ReadHold(SqliteDataReader row, string file, string realm)
    {
        try
        {
            string? target = row.IsDBNull(4) ? null : JournalText.Shown(row, 4);
            return new Hold(
                new HoldId(row.GetInt64(0)), Guid.Parse(row.GetString(1)), ReadEnum<HoldKind>(row, 2),
                new HaltScope(ReadEnum<HaltScopeKind>(row, 3), target), ReadEnum<HaltMode>(row, 5),
                new Actor(ReadEnum<ActorKind>(row, 6), JournalText.Shown(row, 7)), JournalText.Shown(row, 8),
                new WallTime(row.GetInt64(9)), row.IsDBNull(10) ? null : new MarketTime(row.GetInt64(10)));
        }
        catch (Exception fault) when (IsBadValue(fault))
        {
            throw new JournalFileException(
                file, $"table hold, realm {realm}, id {row.GetValue(0)}", fault.Message, fault);
        }
    }
}
