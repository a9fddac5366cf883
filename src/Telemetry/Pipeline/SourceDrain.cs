using Ops.Telemetry.Contracts;
using Ops.Telemetry.Metrics;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Pipeline;

/// <summary>
/// Takes one server's batches and cuts them where a tick falls, so that a reading at a tick holds exactly what happened
/// before it, however the events were batched and however late the loop comes.
/// </summary>
internal sealed class SourceDrain
{
    private readonly IOrderSource _source;
    private readonly ILoopTap? _tap;
    private OrderBatch? _batch;
    private int _taken;

    /// <summary>A drain of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="tap">Sees each batch once, before it is processed.</param>
    public SourceDrain(IOrderSource source, ILoopTap? tap) => (_source, _tap) = (source, tap);

    /// <summary>Events the source could not hand over.</summary>
    public long LostEvents => _source.LostEvents;

    /// <summary>The source's heartbeat.</summary>
    public MarketTime AliveUntil => _source.AliveUntil;

    /// <summary>Whether its end was lost: all it handed over was taken, and its heartbeat knows of more.</summary>
    /// <param name="last">Number of the last event taken.</param>
    /// <param name="beat">The heartbeat.</param>
    /// <returns>Whether.</returns>
    public bool LostItsEnd(long last, out FeedBeat beat)
    {
        beat = _source.ReadBeat(); // before the look at what waits: all that it speaks of was handed over by then
        return beat.LastSequence > last && !IsWaiting;
    }

    /// <summary>Whether events wait that are dated later than what was taken.</summary>
    public bool IsWaiting => _batch is not null || (_source.Batches.CanCount && _source.Batches.Count > 0);

    /// <summary>How many events are known to be lost before the first that waits: its number says so.</summary>
    /// <param name="last">Number of the last event taken.</param>
    /// <returns>How many; 0 where none waits.</returns>
    public long LostBeforeWaiting(long last)
    {
        if (_batch is not null)
            return Math.Max(0, _batch.Events[_taken].FeedSequence - last - 1);
        return _source.Batches.TryPeek(out OrderBatch? next) && next.Count > 0
            ? Math.Max(0, next.Events[0].FeedSequence - last - 1) : 0;
    }

    /// <summary>Whether the source is near to losing batches.</summary>
    public bool IsHalfFull => _source.Batches.CanCount && _source.Batches.Count >= Limits.BatchesPerServer / 2;

    /// <summary>When the newest batch was handed over; 0 in virtual time.</summary>
    public long HandedOver { get; private set; }

    /// <summary>Takes the next events that happened before an instant.</summary>
    /// <param name="before">The instant in nanoseconds.</param>
    /// <param name="slice">The events; call <see cref="Release"/> after use.</param>
    /// <returns>Whether there were any.</returns>
    public bool TryTake(long before, out EventSlice slice)
    {
        slice = default;
        if (_batch is null && !TryRead())
            return false;
        int count = CountBefore(_batch!.Events[_taken..], before);
        slice = new EventSlice(_batch, _taken, count);
        return count > 0;
    }

    /// <summary>Gives back what was taken.</summary>
    /// <param name="slice">The slice taken last.</param>
    public void Release(EventSlice slice)
    {
        _taken += slice.Count;
        if (_taken < slice.Batch.Count)
            return;
        _source.Return(slice.Batch);
        _batch = null;
    }

    private bool TryRead()
    {
        while (_source.Batches.TryRead(out OrderBatch? batch))
        {
            _tap?.OnBatch(batch);
            HandedOver = Math.Max(HandedOver, batch.HandedOverTimestamp);
            if (batch.Count > 0)
            {
                (_batch, _taken) = (batch, 0);
                return true;
            }
            _source.Return(batch);
        }
        return false;
    }

    private static int CountBefore(ReadOnlySpan<OrderEvent> events, long before)
    {
        if (events[^1].TimeNanoseconds < before)
            return events.Length;
        int count = 0;
        while (count < events.Length && events[count].TimeNanoseconds < before)
            count++;
        return count;
    }
}
