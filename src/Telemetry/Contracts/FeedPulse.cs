namespace Ops.Telemetry.Contracts;

/// <summary>
/// Wakes the one loop thread when something was published, or after a time-out. The thread looks for a moment before
/// it sleeps: under load the next batch comes while it looks, and waking a sleeping thread takes longer than most stops
/// do.
/// </summary>
public sealed class FeedPulse : IDisposable
{
    private const int Looks = 50;

    private readonly AutoResetEvent _event = new(initialState: false);
    private readonly int _looks;
    private int _set;
    private int _sleeps;

    /// <summary>A pulse nobody has set.</summary>
    /// <param name="looksFirst">Whether who waits looks before it sleeps. With one core there is nothing to look
    /// for.</param>
    public FeedPulse(bool looksFirst = false) => _looks = looksFirst && Environment.ProcessorCount > 1 ? Looks : 0;

    /// <summary>Wakes the loop. Never blocks.</summary>
    public void Set()
    {
        // Who finds it set already need not wake anybody: whoever set it did, or it was seen awake.
        if (Interlocked.Exchange(ref _set, 1) == 0 && Volatile.Read(ref _sleeps) == 1)
            _event.Set();
    }

    /// <summary>Waits for the next wake-up. Only a dedicated thread may call it.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it was woken.</returns>
    public bool Wait(TimeSpan timeout)
    {
        var spin = new SpinWait();
        for (int look = 0; look < _looks; look++)
        {
            if (Volatile.Read(ref _set) == 1)
                return Take();
            spin.SpinOnce(sleep1Threshold: -1); // gives the core to whoever wants it, and never sleeps
        }
        // A full fence between saying that it sleeps and looking once more: either it sees the wake-up, or who sets it
        // sees that it sleeps.
        Interlocked.Exchange(ref _sleeps, 1);
        bool woken = Take() || _event.WaitOne(timeout);
        Volatile.Write(ref _sleeps, 0);
        return Take() || woken;
    }

    /// <inheritdoc/>
    public void Dispose() => _event.Dispose();

    private bool Take() => Interlocked.Exchange(ref _set, 0) == 1;
}
