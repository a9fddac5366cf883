namespace Ops.Simulator;

/// <summary>
/// Keeps a world that runs faster than the clock in step with whoever takes its notices: it waits while too many are
/// waiting and they are being taken. Nobody who takes none is waited for longer than a moment: a market does not stop
/// because nobody looks.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="most">What may wait.</param>
/// <param name="patience">How long it waits while nothing is taken; null for half a second.</param>
internal sealed class LoopThrottle(
    TimeProvider time, int most = LoopThrottle.MostWaiting, TimeSpan? patience = null)
{
    /// <summary>Notices that may wait: each bucket of market time has a tick and mostly prices.</summary>
    public const int MostWaiting = 48;

    private readonly TimeSpan _patience = patience ?? TimeSpan.FromMilliseconds(500);
    private long? _since;
    private int _waiting;

    /// <summary>Whether the world should wait.</summary>
    /// <param name="waiting">What waits to be taken.</param>
    /// <param name="timestamp">The clock.</param>
    /// <returns>Whether.</returns>
    public bool Holds(int waiting, long timestamp)
    {
        if (waiting <= most)
        {
            _since = null;
            return false;
        }
        if (_since is null || waiting < _waiting)
            _since = timestamp;
        _waiting = waiting;
        return time.GetElapsedTime(_since.Value, timestamp) < _patience;
    }
}
