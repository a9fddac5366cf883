using System.Text;
using Microsoft.Data.Sqlite;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Reads texts of ops.db with their length: the database's own reader ends a text at its first NUL, while the chain is
/// over all of it.
/// </summary>
internal static class JournalText
{
    private static readonly UTF8Encoding s_strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text exactly as it stands in the file.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The text.</returns>
    /// <exception cref="DecoderFallbackException">The bytes are no text, so nobody wrote them as one.</exception>
    public static string Exact(SqliteDataReader row, int column) => s_strict.GetString(Bytes(row, column));

    /// <summary>The text to show: what can't be read becomes the sign for that.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>The text.</returns>
    public static string Shown(SqliteDataReader row, int column) => Encoding.UTF8.GetString(Bytes(row, column));

    private static byte[] Bytes(SqliteDataReader row, int column) => row.GetFieldValue<byte[]>(column);
}
