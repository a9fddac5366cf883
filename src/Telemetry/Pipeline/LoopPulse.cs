namespace Ops.Telemetry.Pipeline;

/// <summary>The loop's sign of life, as one number that any thread may read.</summary>
public sealed class LoopPulse
{
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>A pulse that beats now.</summary>
    /// <param name="time">The clock.</param>
    public LoopPulse(TimeProvider time)
    {
        _time = time;
        Beat();
    }

    /// <summary>How long ago the last beat was.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _last));

    /// <summary>Shows that a turn of the loop ended well.</summary>
    public void Beat() => Interlocked.Exchange(ref _last, _time.GetTimestamp());
}
