using System.Threading.Channels;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Audit;

/// <summary>
/// The one thread that writes. Holds have a lane of their own that goes first and is long enough for all of them; the
/// lane of plain entries loses the newest when it is full, and counts. A hold the disk did not take is kept and tried
/// again, so that a disk that recovers catches up; a release it did not take is refused.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private const int BatchOperations = 256;
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly Channel<JournalOperation> _holds = Lane(Limits.HoldWritesWaiting);
    private readonly Channel<JournalOperation> _notes = Lane(Limits.AuditEntriesWaiting);
    private readonly List<JournalOperation> _batch = new(BatchOperations);
    private readonly JournalStatements _statements;
    private readonly Action<AuditHead> _keepHead;
    private readonly object _arrival = new();
    private readonly JournalWatchers _watchers = new();
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _lastWriteFailed;
    private volatile bool _holdLost;
    private volatile bool _headFailed;
    private long _lost;

    /// <summary>Starts the thread.</summary>
    /// <param name="statements">What it writes with; owned by the caller, used by this thread alone until
    /// disposed.</param>
    /// <param name="keepHead">Told where the trail ends after each write, on the writer's thread.</param>
    public JournalWriter(JournalStatements statements, Action<AuditHead> keepHead)
    {
        (_statements, _keepHead) = (statements, keepHead);
        _thread = new Thread(Run) { Name = "ops-journal", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the last write succeeded and no hold was lost.</summary>
    public bool IsHealthy => !_lastWriteFailed && !_holdLost && !_headFailed;

    /// <summary>Entries lost, in total.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Queues one operation. Never blocks and never throws.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>False when there was no room, or the writer has ended.</returns>
    public bool TryAdd(JournalOperation operation)
    {
        // In one lane with the other notes: of two changes of one limit the later must be the later on disk.
        bool isNote = operation is JournalOperation.Note or JournalOperation.AwaitedNote;
        if (_stopping || !(isNote ? _notes : _holds).Writer.TryWrite(operation))
        {
            Lose(operation);
            return false;
        }
        Wake();
        return true;
    }

    /// <summary>Whether every hold that was queued before is on disk, once that is known. Never blocks.</summary>
    /// <returns>Whether.</returns>
    public Task<bool> HoldsWrittenAsync()
    {
        if (_stopping)
            return Task.FromResult(false);
        Task<bool> known = _watchers.Add();
        Wake();
        return known;
    }

    /// <summary>Writes what waits and ends the thread. What the disk does not take now is counted lost.</summary>
    public void Dispose()
    {
        _stopping = true;
        Wake();
        _thread.Join();
        WriteWaiting();
        _watchers.Take();
        _watchers.Answer(isWritten: false);
        foreach (JournalOperation kept in _batch)
            Lose(kept);
        _batch.Clear();
    }

    private static Channel<JournalOperation> Lane(int capacity) => Channel.CreateBounded<JournalOperation>(
        new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private void Wake()
    {
        lock (_arrival)
            Monitor.Pulse(_arrival);
    }

    private void Run()
    {
        while (!_stopping)
        {
            lock (_arrival)
            {
                if (!_stopping && !HasWaiting)
                    Monitor.Wait(_arrival, s_retry);
            }
            WriteWaiting();
        }
    }

    private bool HasWaiting =>
        _holds.Reader.TryPeek(out _) || _notes.Reader.TryPeek(out _) || _watchers.HasNew;

    private void WriteWaiting()
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
            _statements.Write(_batch);
            _lastWriteFailed = false;
            KeepHead();
        }
        catch (Exception) // full, read-only or broken disk: said by IsHealthy; halts go on, releases are refused
        {
            _lastWriteFailed = true;
        }
        foreach (JournalOperation operation in _batch)
            Settle(operation, !_lastWriteFailed);
        _batch.RemoveAll(o => !_lastWriteFailed || o is not JournalOperation.Put);
        return !_lastWriteFailed;
    }

    private void KeepHead()
    {
        try
        {
            _statements.AtEnd(_keepHead);
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
