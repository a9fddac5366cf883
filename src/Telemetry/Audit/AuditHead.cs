using System.Globalization;
using System.Text;

namespace Ops.Telemetry.Audit;

/// <summary>
/// How far the trail had come and the link it ended with. Kept in a small file beside the database: a chain alone can't
/// show that its end was cut off.
/// </summary>
/// <param name="Number">Number of the last record; 0 before the first.</param>
/// <param name="Link">Its link in hexadecimal.</param>
public sealed record AuditHead(long Number, string Link)
{
    /// <summary>Name of the file in the data directory.</summary>
    public const string FileName = "ops.head";

    /// <summary>Reads the file.</summary>
    /// <param name="directory">The data directory.</param>
    /// <returns>The head; null when there is no file.</returns>
    /// <exception cref="JournalFileException">The file is no head.</exception>
    public static AuditHead? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        string[] words = File.ReadAllText(path).Split(' ', StringSplitOptions.TrimEntries);
        if (words.Length == 2 && words[1].Length == AuditChain.LinkBytes * 2 && words[1].All(char.IsAsciiHexDigitLower)
            && long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return new AuditHead(number, words[1]);
        throw new JournalFileException(
            path, "byte 0",
            "it must hold the number of the last record, a blank and its link in 64 hexadecimal digits. Put back " +
            $"the one that belongs to {JournalFile.Name}, or keep a copy of both, move it to another place and start " +
            "again.");
    }

    /// <summary>
    /// Writes the file, whole or not at all, unless it is further already. To be called while the trail can't grow:
    /// realms share it, and the slower of two writers must not set it back.
    /// </summary>
    /// <param name="directory">The data directory.</param>
    internal void Write(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (Read(directory) is { } known && known.Number >= Number)
            return;
        string making = path + ".new";
        using (var file = new FileStream(making, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Number} {Link}\n")));
            file.Flush(flushToDisk: true);
        }
        File.Move(making, path, overwrite: true);
    }
}
