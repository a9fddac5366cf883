namespace Ops.Telemetry.Audit;

/// <summary>
/// The check of a trail, record by record: that each carries the link that follows from all before it, that none is
/// missing, and that the end is where it was. It knows no file.
/// </summary>
/// <param name="read">Reads the trail from its beginning.</param>
/// <param name="path">What the trail is called in sentences.</param>
/// <param name="placeOf">Where a record stands.</param>
internal sealed class AuditWalk(Func<IEnumerable<AuditRecord>> read, string path, Func<AuditRecord, string> placeOf)
{
    /// <summary>Walks the trail from its beginning.</summary>
    /// <param name="known">How far it is known to have come; null when nobody knows.</param>
    /// <returns>The first fault, or that there is none.</returns>
    public AuditVerification Run(AuditHead? known)
    {
        byte[] link = [.. AuditChain.Genesis];
        long number = 0;
        foreach (AuditRecord record in read())
        {
            if (record.Number != number + 1)
                return Dropped(record.Number, number, link);
            byte[] due = AuditChain.Link(link, record.Number, record.Realm, record.Entry);
            if (!due.AsSpan().SequenceEqual(record.Link))
                return Wrong(record, number, link);
            if (known?.Number == record.Number && known.Link != Hex(due))
            {
                return new AuditVerification(
                    AuditFault.Changed, number, placeOf(record),
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

    private AuditVerification Dropped(long found, long last, byte[] link)
    {
        string which = found == last + 2 ? $"Record {last + 1} is" : $"Records {last + 1} to {found - 1} are";
        return new AuditVerification(
            AuditFault.Dropped, last, $"{path}, record {last + 1}", $"{which} missing.",
            new AuditHead(last, Hex(link)));
    }

    private AuditVerification Wrong(AuditRecord record, long last, byte[] link)
    {
        var head = new AuditHead(last, Hex(link));
        return PlaceItHad(record) is { } other
            ? new AuditVerification(
                AuditFault.Reordered, last, placeOf(record),
                $"Record {record.Number} is what was written as record {other}.", head)
            : new AuditVerification(
                AuditFault.Changed, last, placeOf(record),
                $"Record {record.Number} ({record.Entry.What} by {record.Entry.By.Name}) is not what was written, or " +
                "the one before it is not.", head);
    }

    // The record carries the link it was written with: whichever number makes that link follow was its own.
    private long? PlaceItHad(AuditRecord moved)
    {
        byte[] before = [.. AuditChain.Genesis];
        long number = 0;
        foreach (AuditRecord record in read())
        {
            number++;
            byte[] link = AuditChain.Link(before, number, moved.Realm, moved.Entry);
            if (number != moved.Number && link.AsSpan().SequenceEqual(moved.Link))
                return number;
            before = record.Link;
        }
        return null;
    }

    private static string Hex(ReadOnlySpan<byte> link) => Convert.ToHexStringLower(link);
}
