namespace Ops.Telemetry.Contracts;

/// <summary>Wakes the one loop thread when something was published, or after a time-out.</summary>
public sealed class FeedPulse : IDisposable
{
    private readonly AutoResetEvent _event = new(initialState: false);

    /// <summary>Wakes the loop. Never blocks.</summary>
    public void Set() => _event.Set();

    /// <summary>Waits for the next wake-up. Only a dedicated thread may call it.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>Whether it was woken.</returns>
    public bool Wait(TimeSpan timeout) => _event.WaitOne(timeout);

    /// <inheritdoc/>
    public void Dispose() => _event.Dispose();
}
