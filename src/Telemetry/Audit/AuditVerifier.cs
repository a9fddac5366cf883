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
        AuditHead head = new(0, Hex(AuditChain.Genesis.AsSpan()));
        if (!File.Exists(path))
            return new AuditVerification(AuditFault.Damaged, 0, path, $"There is no {JournalFile.Name}.", head);
        try
        {
            JournalFile.Check(directory);
            using SqliteConnection connection = JournalFile.OpenToRead(directory);
            return Walk(connection, path, AuditHead.Read(directory));
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

    private static AuditVerification Walk(SqliteConnection connection, string path, AuditHead? known)
    {
        byte[] link = [.. AuditChain.Genesis];
        long number = 0;
        foreach (AuditRecord record in AuditRecords.Read(connection))
        {
            if (record.Number != number + 1)
                return Dropped(record.Number, number, link, path);
            byte[] due = AuditChain.Link(link, record.Number, record.Realm, record.Entry);
            if (!due.AsSpan().SequenceEqual(record.Link))
                return Wrong(connection, record, number, link, path);
            if (known?.Number == record.Number && known.Link != Hex(due))
            {
                return new AuditVerification(
                    AuditFault.Changed, number, PlaceOf(record, path),
                    $"The trail up to record {record.Number} is another one than {AuditHead.FileName} was written " +
                    "for: all of it was made anew.", new AuditHead(number, Hex(link)));
            }
            (link, number) = (due, record.Number);
        }
        var head = new AuditHead(number, Hex(link));
        return known is not null && known.Number > number
            ? new AuditVerification(
                AuditFault.Cut, number, $"record {number + 1}",
                $"The trail ends with record {number}; it had {known.Number}: {known.Number - number} were cut off.",
                head)
            : new AuditVerification(AuditFault.None, number, "", $"{number} records, each as it was written.", head);
    }

    private static AuditVerification Dropped(long found, long last, byte[] link, string path)
    {
        string which = found == last + 2 ? $"Record {last + 1} is" : $"Records {last + 1} to {found - 1} are";
        return new AuditVerification(
            AuditFault.Dropped, last, $"{path}, record {last + 1}", $"{which} missing.",
            new AuditHead(last, Hex(link)));
    }

    private static AuditVerification Wrong(
        SqliteConnection connection, AuditRecord record, long last, byte[] link, string path)
    {
        var head = new AuditHead(last, Hex(link));
        return PlaceItHad(connection, record) is { } other
            ? new AuditVerification(
                AuditFault.Reordered, last, PlaceOf(record, path),
                $"Record {record.Number} is what was written as record {other}.", head)
            : new AuditVerification(
                AuditFault.Changed, last, PlaceOf(record, path),
                $"Record {record.Number} ({record.Entry.What} by {record.Entry.By.Name}) is not what was written, or " +
                "the one before it is not.", head);
    }

    // The record carries the link it was written with: whichever number makes that link follow was its own.
    private static long? PlaceItHad(SqliteConnection connection, AuditRecord moved)
    {
        byte[] before = [.. AuditChain.Genesis];
        long number = 0;
        foreach (AuditRecord record in AuditRecords.Read(connection))
        {
            number++;
            byte[] link = AuditChain.Link(before, number, moved.Realm, moved.Entry);
            if (number != moved.Number && link.AsSpan().SequenceEqual(moved.Link))
                return number;
            before = record.Link;
        }
        return null;
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

    private static string Hex(ReadOnlySpan<byte> link) => Convert.ToHexStringLower(link);
}
