namespace Ops.Telemetry.Contracts;

/// <summary>Wakes the one loop thread when something was published, or after a time-out.</summary>
public sealed class FeedPulse : IDisposable
{
    private const int Awake = 0;
    private const int Beaten = 1;
    private const int Asleep = 2;

    private readonly AutoResetEvent _event = new(initialState: false);
    private int _state; // what wakes a sleeper costs a microsecond: it is done once, and only when there is a sleeper

    /// <summary>Whether a wake-up waits to be taken.</summary>
    public bool IsSet => Volatile.Read(ref _state) == Beaten;

    /// <summary>Wakes the loop. Never blocks.</summary>
    public void Set()
    {
        if (Interlocked.Exchange(ref _state, Beaten) == Asleep)
            _event.Set();
    }

    /// <summary>Waits for the next wake-up. Only a dedicated thread may call it.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it was woken.</returns>
    public bool Wait(TimeSpan timeout)
    {
        // A beat between the end of a wait and the exchange below is taken there; the event it then leaves set makes
        // the next wait short once.
        if (Interlocked.CompareExchange(ref _state, Asleep, Awake) == Awake)
            _event.WaitOne(timeout);
        return Interlocked.Exchange(ref _state, Awake) == Beaten; // before it looks at what was published
    }

    /// <inheritdoc/>
    public void Dispose() => _event.Dispose();
}
