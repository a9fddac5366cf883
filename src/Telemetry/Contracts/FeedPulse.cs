namespace Ops.Telemetry.Contracts;

/// <summary>Wakes the one loop thread when something was published, or after a time-out.</summary>
public sealed class FeedPulse : IDisposable
{
    private readonly AutoResetEvent _event = new(initialState: false);
    private int _isSet; // what wakes a sleeper costs a microsecond: it is done once until the sleeper has woken

    /// <summary>Wakes the loop. Never blocks.</summary>
    public void Set()
    {
        if (Interlocked.Exchange(ref _isSet, 1) == 0)
            _event.Set();
    }

    /// <summary>Waits for the next wake-up. Only a dedicated thread may call it.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it was woken.</returns>
    public bool Wait(TimeSpan timeout)
    {
        bool woken = _event.WaitOne(timeout);
        Interlocked.Exchange(ref _isSet, 0); // before it looks at what was published
        return woken;
    }

    /// <inheritdoc/>
    public void Dispose() => _event.Dispose();
}
