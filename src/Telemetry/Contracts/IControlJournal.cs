using System.Collections.Immutable;

namespace Ops.Telemetry.Contracts;

/// <summary>Where standing holds and the audit trail survive a crash.</summary>
public interface IControlJournal
{
    /// <summary>
    /// Queues a new hold with its entry. Never blocks and never throws: a halt does not wait for a disk.
    /// </summary>
    /// <param name="hold">The hold.</param>
    /// <param name="entry">The entry.</param>
    void AppendHold(Hold hold, AuditEntry entry);

    /// <summary>
    /// Whether the holds queued before this call are on disk, answered as soon as that is known. For who answers a
    /// person after the gates are latched: a halt itself never asks.
    /// </summary>
    /// <returns>Whether; false when the journal can't write, or does not say.</returns>
    ValueTask<bool> HoldsRecordedAsync() => new(false);

    /// <summary>
    /// Queues an entry. Never blocks and never throws; when the queue is full the entry is lost and counted.
    /// </summary>
    /// <param name="entry">The entry.</param>
    void Append(AuditEntry entry);

    /// <summary>Writes that a hold is gone and waits until it is on disk.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it is durable; false when the journal can't write.</returns>
    ValueTask<bool> RemoveHoldDurableAsync(HoldId hold, AuditEntry entry);

    /// <summary>Writes an entry and waits until it is on disk.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Whether it is durable; false when the journal can't write.</returns>
    ValueTask<bool> AppendDurableAsync(AuditEntry entry);

    /// <summary>
    /// Details of the entries <see cref="LimitChanged"/> when the program last ended, oldest first: what was set live.
    /// </summary>
    ImmutableArray<string> LimitChanges { get; }

    /// <summary>Code of the entries that set a limit.</summary>
    const string LimitChanged = "limit-changed";

    /// <summary>Holds that stood when the program last ended.</summary>
    ImmutableArray<Hold> StandingHolds { get; }

    /// <summary>The highest hold id ever given.</summary>
    long LastHoldId { get; }

    /// <summary>
    /// How often the journal was opened, this time included: on disk before anybody is told. Two control rooms over one
    /// journal never share it, and one with an older copy is known by it. Where the disk took nothing at the opening it
    /// is that of before, and rises once with the first write that succeeds.
    /// </summary>
    long ControllerEpoch { get; }

    /// <summary>Whether the last write succeeded.</summary>
    bool IsHealthy { get; }

    /// <summary>Entries lost because the queue was full or the disk failed.</summary>
    long LostEntries { get; }
}
