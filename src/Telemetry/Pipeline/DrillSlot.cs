namespace Ops.Telemetry.Pipeline;

/// <summary>
/// One wish of a drill, left for a thread that trips: it is fulfilled at that thread's next turn, or never if the
/// thread is dead, and that is what the drill wants to know. Never blocks.
/// </summary>
public sealed class DrillSlot
{
    private int _asked;
    private volatile string? _fault;

    /// <summary>What stands wrong with the doors; null for nothing. Becomes an alarm.</summary>
    public string? Fault
    {
        get => _fault;
        set => _fault = value;
    }

    /// <summary>Leaves the wish.</summary>
    public void Ask() => Interlocked.Exchange(ref _asked, 1);

    /// <summary>Takes the wish.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _asked, 0) == 1;
}
