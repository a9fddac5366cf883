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

    /// <summary>Asks the venue to state what is open.</summary>
    public void AskStatement() => copy.AskStatement();

    /// <summary>Whether its end was lost: all it handed over was taken, and its heartbeat knows of more.</summary>
    /// <param name="last">Number of the last message taken.</param>
    /// <param name="beat">The heartbeat.</param>
    /// <returns>Whether.</returns>
    public bool LostItsEnd(long last, out FeedBeat beat)
    {
        beat = copy.ReadBeat(); // before the look at what waits: all that it speaks of was handed over by then
        return beat.LastSequence > last && _batch is null && !copy.Batches.TryPeek(out _);
    }

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
