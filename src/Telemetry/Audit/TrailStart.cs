using Microsoft.Data.Sqlite;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Compares the trail with its head before anything is added. Every record is on disk before the head names it, so a
/// crash leaves the head behind at most: one that is ahead, or that names another record, shows a trail that was cut
/// off, deleted or replaced. To go on would set the head over what is left, and nobody would ever know.
/// </summary>
internal static class TrailStart
{
    private const string WhatToDo =
        "Put back the files that belong together. To accept the loss and go on from here, keep a copy of all of " +
        "them, move " + AuditHead.FileName + " to another place and start again.";

    /// <summary>Refuses to make a new file where there was one.</summary>
    /// <param name="directory">The data directory, in which there is no database.</param>
    /// <exception cref="JournalFileException">The head names records.</exception>
    public static void CheckMissing(string directory)
    {
        if (AuditHead.Read(directory) is { Number: > 0 } head)
        {
            throw Refuse(
                directory, "byte 0", $"it is missing, and {HeadOf(directory)} says that it had {head.Number} records.");
        }
    }

    /// <summary>Refuses a trail that is not the one its head was written for.</summary>
    /// <param name="directory">The data directory.</param>
    /// <exception cref="JournalFileException">The head is ahead of the trail, of another one, or damaged.</exception>
    public static void Check(string directory)
    {
        if (AuditHead.Read(directory) is not { Number: > 0 } head)
            return; // before the trail is read: other realms make it longer, and their records come first
        using SqliteConnection connection = JournalFile.OpenToRead(directory);
        (long last, byte[]? link) = Read(connection, head.Number);
        if (last < head.Number)
        {
            throw Refuse(
                directory, $"table audit, record {last + 1}",
                $"the trail ends with record {last}, and {HeadOf(directory)} says that it had {head.Number}: its end " +
                "was cut off, or the file was deleted or replaced.");
        }
        if (link is null || Convert.ToHexStringLower(link) != head.Link)
        {
            throw Refuse(
                directory, $"table audit, record {head.Number}",
                $"it is not the record that {HeadOf(directory)} was written for: the trail is another one.");
        }
    }

    private static (long Last, byte[]? Link) Read(SqliteConnection connection, long number)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = JournalSchema.EndAndLink;
        command.Parameters.AddWithValue("$number", number);
        using SqliteDataReader row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1));
    }

    private static string HeadOf(string directory) => Path.Combine(directory, AuditHead.FileName);

    private static JournalFileException Refuse(string directory, string position, string problem) =>
        new(Path.Combine(directory, JournalFile.Name), position, $"{problem} {WhatToDo}");
}
