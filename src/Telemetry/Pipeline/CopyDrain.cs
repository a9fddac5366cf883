using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Takes one drop copy's batches and cuts them where a tick falls, as <see cref="SourceDrain"/> does.
/// </summary>
/// <param name="copy">The drop copy.</param>
/// <param name="tap">Sees each batch once, before it is processed.</param>
internal sealed class CopyDrain(IDropCopy copy, ILoopTap? tap)
{
    private DropCopyBatch? _batch;
    private int _taken;

    /// <summary>The copy's heartbeat.</summary>
    public MarketTime HeardUntil => copy.HeardUntil;

    /// <summary>Takes the next events that happened before an instant.</summary>
    /// <param name="before">The instant in nanoseconds.</param>
    /// <param name="events">The events; call <see cref="Release"/> after use.</param>
    /// <returns>Whether there were any.</returns>
    public bool TryTake(long before, out ReadOnlySpan<DropCopyEvent> events)
    {
        events = default;
        if (_batch is null && !TryRead())
            return false;
        events = _batch!.Events[_taken..];
        int count = events.Length;
        if (events[^1].TimeNanoseconds >= before)
        {
            count = 0;
            while (count < events.Length && events[count].TimeNanoseconds < before)
                count++;
        }
        events = events[..count];
        return count > 0;
    }

    /// <summary>Gives back what was taken.</summary>
    /// <param name="count">How many events.</param>
    public void Release(int count)
    {
        _taken += count;
        if (_taken < _batch!.Count)
            return;
        copy.Return(_batch);
        _batch = null;
    }

    private bool TryRead()
    {
        while (copy.Batches.TryRead(out DropCopyBatch? batch))
        {
            tap?.OnDropCopy(copy.Server, batch);
            if (batch.Count > 0)
            {
                (_batch, _taken) = (batch, 0);
                return true;
            }
            copy.Return(batch);
        }
        return false;
    }
}
