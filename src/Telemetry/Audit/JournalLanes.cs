using System.Threading.Channels;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>
/// What waits to be written, and the turn that writes it. Holds have a lane of their own that goes first and is long
/// enough for all of them; the lane of plain entries loses the newest when it is full, and counts. A hold the disk did
/// not take is kept and tried again, so that a disk that recovers catches up; a release it did not take is refused. Any
/// thread adds; one thread at a time takes a turn.
/// </summary>
/// <param name="store">Takes what is written.</param>
/// <param name="keepHead">Told where the trail ends after each write.</param>
internal sealed class JournalLanes(IJournalStore store, Action<AuditHead> keepHead)
{
    private const int BatchOperations = 256;

    private readonly Channel<JournalOperation> _holds = Lane(Limits.HoldWritesWaiting);
    private readonly Channel<JournalOperation> _notes = Lane(Limits.AuditEntriesWaiting);
    private readonly List<JournalOperation> _batch = new(BatchOperations);
    private readonly JournalWatchers _watchers = new();
    private volatile bool _closed;
    private volatile bool _lastWriteFailed;
    private volatile bool _holdLost;
    private volatile bool _headFailed;
    private long _lost;

    /// <summary>Whether the last write succeeded and no hold was lost.</summary>
    public bool IsHealthy => !_lastWriteFailed && !_holdLost && !_headFailed;

    /// <summary>Entries lost, in total.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Whether a turn would find something to do.</summary>
    public bool HasWaiting =>
        _holds.Reader.TryPeek(out _) || _notes.Reader.TryPeek(out _) || _watchers.HasNew;

    /// <summary>Queues one operation. Never blocks and never throws.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>False when there was no room, or the lanes are closed.</returns>
    public bool TryAdd(JournalOperation operation)
    {
        // In one lane with the other notes: of two changes of one limit the later must be the later on disk.
        bool isNote = operation is JournalOperation.Note or JournalOperation.AwaitedNote;
        if (!_closed && (isNote ? _notes : _holds).Writer.TryWrite(operation))
            return true;
        Lose(operation);
        return false;
    }

    /// <summary>Whether every hold that was queued before is on disk, once that is known. Never blocks.</summary>
    /// <returns>Whether.</returns>
    public Task<bool> HoldsWrittenAsync() => _closed ? Task.FromResult(false) : _watchers.Add();

    /// <summary>Takes nothing more.</summary>
    public void Close() => _closed = true;

    /// <summary>Writes what waits. What the disk does not take now is counted lost: there is no other turn.</summary>
    public void WriteLast()
    {
        WriteWaiting();
        _watchers.Take();
        _watchers.Answer(isWritten: false);
        foreach (JournalOperation kept in _batch)
            Lose(kept);
        _batch.Clear();
    }

    /// <summary>Writes what waits.</summary>
    public void WriteWaiting()
    {
        bool written;
        do
        {
            _watchers.Take(); // before the holds are: whatever they wait for is in a lane, or was written before
            Fill();
            bool hasAllHolds = !_holds.Reader.TryPeek(out _);
            written = _batch.Count == 0 || TryWrite();
            if (hasAllHolds || !written)
                _watchers.Answer(written && !_lastWriteFailed);
        }
        while (written && HasWaiting);
    }

    private static Channel<JournalOperation> Lane(int capacity) => Channel.CreateBounded<JournalOperation>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private void Fill()
    {
        int most = _batch.Count + BatchOperations; // what was kept from a failed write goes first
        while (_batch.Count < most && _holds.Reader.TryRead(out JournalOperation? hold))
            _batch.Add(hold);
        while (_batch.Count < most && _notes.Reader.TryRead(out JournalOperation? note))
            _batch.Add(note);
    }

    private bool TryWrite()
    {
        try
        {
            store.Write(_batch);
            _lastWriteFailed = false;
            KeepHead();
        }
        catch (Exception) // full, read-only or broken disk: said by IsHealthy; halts go on, releases are refused
        {
            _lastWriteFailed = true;
        }
        foreach (JournalOperation operation in _batch)
            Settle(operation, !_lastWriteFailed);
        if (_lastWriteFailed)
            KeepHolds();
        else
            _batch.Clear();
        return !_lastWriteFailed;
    }

    // each hold once: a kill that is pressed again and again while the disk is full must not fill the memory
    private void KeepHolds()
    {
        var kept = new HashSet<HoldId>();
        _batch.RemoveAll(operation =>
        {
            if (operation is not JournalOperation.Put put)
                return true;
            if (kept.Add(put.Hold.Id))
                return false;
            Interlocked.Increment(ref _lost); // its entry is
            return true;
        });
    }

    private void KeepHead()
    {
        try
        {
            store.AtEnd(keepHead);
            _headFailed = false;
        }
        catch (Exception) // the records are on disk; a later cut would go unseen, so IsHealthy says it
        {
            _headFailed = true;
        }
    }

    private void Settle(JournalOperation operation, bool isWritten)
    {
        if (!isWritten && operation is not JournalOperation.Put)
            Interlocked.Increment(ref _lost); // counted before it is answered: who is refused sees it in the count
        if (operation is JournalOperation.Awaited awaited)
            awaited.Answer(isWritten);
    }

    private void Lose(JournalOperation operation)
    {
        Interlocked.Increment(ref _lost);
        if (operation is JournalOperation.Put)
            _holdLost = true;
        if (operation is JournalOperation.Awaited awaited)
            awaited.Answer(isDurable: false);
    }
}
