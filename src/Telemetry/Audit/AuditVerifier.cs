using Microsoft.Data.Sqlite;

namespace Ops.Telemetry.Audit;

/// <summary>
/// Checks a trail from its file alone, through a connection that can't write: that every record carries the link that
/// follows from all before it, that none is missing, and that the end is where it was.
/// </summary>
public static class AuditVerifier
{
    /// <summary>Checks the trail of a data directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <returns>The first fault, or that there is none.</returns>
    public static AuditVerification Verify(string directory)
    {
        string path = Path.Combine(directory, JournalFile.Name);
        AuditHead head = new(0, Convert.ToHexStringLower(AuditChain.Genesis.AsSpan()));
        if (!File.Exists(path))
            return new AuditVerification(AuditFault.Damaged, 0, path, $"There is no {JournalFile.Name}.", head);
        try
        {
            JournalFile.Check(directory);
            using SqliteConnection connection = JournalFile.OpenToRead(directory);
            var walk = new AuditWalk(
                () => AuditRecords.Read(connection), path, record => PlaceOf(record, path));
            return walk.Run(AuditHead.Read(directory));
        }
        catch (JournalFileException damage)
        {
            return new AuditVerification(AuditFault.Damaged, 0, damage.Position, damage.Message, head);
        }
        catch (SqliteException damage)
        {
            return new AuditVerification(AuditFault.Damaged, 0, path, damage.Message, head);
        }
    }

    // A link is 32 bytes that stand nowhere else: where it stands in the file, there the record stands.
    private static string PlaceOf(AuditRecord record, string path)
    {
        long at = record.Link.Length == AuditChain.LinkBytes ? FilePattern.Find(path, record.Link) : -1;
        if (at >= 0)
            return $"{path}, record {record.Number}, before byte {at + AuditChain.LinkBytes}";
        string log = path + "-wal";
        at = File.Exists(log) && record.Link.Length == AuditChain.LinkBytes ? FilePattern.Find(log, record.Link) : -1;
        return at >= 0
            ? $"{log}, record {record.Number}, before byte {at + AuditChain.LinkBytes}"
            : $"{path}, record {record.Number}";
    }
}
