namespace Ops.Telemetry.Audit;

/// <summary>The one thread that writes, and its lanes.</summary>
internal sealed class JournalWriter : IDisposable
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly JournalLanes _lanes;
    private readonly object _arrival = new();
    private readonly Thread _thread;
    private volatile bool _stopping;

    /// <summary>Starts the thread.</summary>
    /// <param name="store">What it writes to; owned by the caller, used by this thread alone until disposed.</param>
    /// <param name="keepHead">Told where the trail ends after each write, on the writer's thread.</param>
    public JournalWriter(IJournalStore store, Action<AuditHead> keepHead)
    {
        _lanes = new JournalLanes(store, keepHead);
        _thread = new Thread(Run) { Name = "ops-journal", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the last write succeeded and no hold was lost.</summary>
    public bool IsHealthy => _lanes.IsHealthy;

    /// <summary>Entries lost, in total.</summary>
    public long Lost => _lanes.Lost;

    /// <summary>Queues one operation. Never blocks and never throws.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>False when there was no room, or the writer has ended.</returns>
    public bool TryAdd(JournalOperation operation)
    {
        bool isTaken = _lanes.TryAdd(operation);
        if (isTaken)
            Wake();
        return isTaken;
    }

    /// <summary>Whether every hold that was queued before is on disk, once that is known. Never blocks.</summary>
    /// <returns>Whether.</returns>
    public Task<bool> HoldsWrittenAsync()
    {
        Task<bool> known = _lanes.HoldsWrittenAsync();
        Wake();
        return known;
    }

    /// <summary>Writes what waits and ends the thread. What the disk does not take now is counted lost.</summary>
    public void Dispose()
    {
        _lanes.Close();
        _stopping = true;
        Wake();
        _thread.Join();
        _lanes.WriteLast();
    }

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
                if (!_stopping && !_lanes.HasWaiting)
                    Monitor.Wait(_arrival, s_retry);
            }
            _lanes.WriteWaiting();
        }
    }
}
