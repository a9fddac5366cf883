using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ops.Telemetry.Contracts;
using Ops.Telemetry.Model;

namespace Ops.Telemetry.Metrics;

/// <summary>
/// Events by kind in the last 1, 10 and 60 seconds, all three from one ring of 100 ms buckets: an event costs one
/// increment, and a bucket's end costs a few vector additions however many events it held. A window is the closed
/// buckets plus the current one, so it covers its length to its length plus 100 ms; at a tick the current bucket is new
/// and the window exact. An event older than the current bucket counts in the current one.
/// </summary>
internal sealed class KindWindows
{
    private const int Buckets1s = 1_000 / Limits.BucketMilliseconds;
    private const int Buckets10s = 10 * Buckets1s;
    private const int Buckets60s = 60 * Buckets1s;
    private const long BucketNanoseconds = Limits.BucketMilliseconds * MarketTime.NanosecondsPerMillisecond;

    private readonly Vector512<int>[] _ring = new Vector512<int>[Buckets60s];
    private Vector512<long> _closedLow;
    private Vector512<long> _closedHigh;
    private Vector512<int> _in1s;
    private Vector512<int> _in10s;
    private Vector512<int> _in60s;
    private KindCounts _current;
    private long _bucket = -1;
    private int _slot;
    private long _nextBucketAt = long.MinValue;

    /// <summary>Counts events.</summary>
    /// <param name="events">The events.</param>
    public void Apply(ReadOnlySpan<OrderEvent> events)
    {
        ref int counts = ref Unsafe.As<KindCounts, int>(ref _current);
        long next = _nextBucketAt;
        for (int i = 0; i < events.Length; i++)
        {
            ref readonly OrderEvent item = ref events[i];
            if (item.TimeNanoseconds >= next)
            {
                RollTo(item.TimeNanoseconds);
                next = _nextBucketAt;
            }
            Unsafe.Add(ref counts, (int)item.Kind & 15)++;
        }
    }

    /// <summary>Counts one event.</summary>
    /// <param name="item">The event.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(in OrderEvent item)
    {
        if (item.TimeNanoseconds >= _nextBucketAt)
            RollTo(item.TimeNanoseconds);
        Unsafe.Add(ref Unsafe.As<KindCounts, int>(ref _current), (int)item.Kind & 15)++;
    }

    /// <summary>Brings the buckets near that leave next: nobody has touched them for seconds.</summary>
    public void Bring()
    {
        ref Vector512<int> ring = ref MemoryMarshal.GetArrayDataReference(_ring);
        Nearby.Bring(ref Unsafe.Add(ref ring, _slot));
        Nearby.Bring(ref Unsafe.Add(ref ring, SlotBefore(Buckets10s)));
        Nearby.Bring(ref Unsafe.Add(ref ring, SlotBefore(Buckets1s)));
    }

    /// <summary>Closes the buckets that end at or before an instant.</summary>
    /// <param name="nanoseconds">The instant.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RollTo(long nanoseconds)
    {
        long target = nanoseconds / BucketNanoseconds;
        if (_bucket < 0)
            _bucket = target;
        if (target <= _bucket)
        {
            _nextBucketAt = (_bucket + 1) * BucketNanoseconds;
            return;
        }
        for (int closing = 0; _bucket < target && closing <= Buckets60s; closing++)
            CloseBucket();
        if (_bucket < target)
            _bucket = target; // the ring is empty by now: more empty buckets change nothing
        _nextBucketAt = (_bucket + 1) * BucketNanoseconds;
    }

    /// <summary>Events of one kind since the start.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The count.</returns>
    public long Total(OrderEventKind kind) =>
        ((int)kind < 8 ? _closedLow.GetElement((int)kind) : _closedHigh.GetElement((int)kind - 8)) + _current[kind];

    /// <summary>Writes the windows.</summary>
    /// <param name="figures">Where to.</param>
    public void Read(ref ReadingFigures figures)
    {
        Vector512<int> current = Unsafe.As<KindCounts, Vector512<int>>(ref _current);
        Unsafe.As<KindCounts, Vector512<int>>(ref figures.In1s) = _in1s + current;
        Unsafe.As<KindCounts, Vector512<int>>(ref figures.In10s) = _in10s + current;
        Unsafe.As<KindCounts, Vector512<int>>(ref figures.In60s) = _in60s + current;
        figures.Parents = Total(OrderEventKind.ParentReceived);
        figures.Children = Total(OrderEventKind.Sent);
        figures.Executions = Total(OrderEventKind.Filled);
        figures.Rejects = Total(OrderEventKind.Rejected);
        figures.Refusals = Total(OrderEventKind.Refused);
    }

    private void CloseBucket()
    {
        Vector512<int> closing = Unsafe.As<KindCounts, Vector512<int>>(ref _current);
        (Vector512<long> low, Vector512<long> high) = Vector512.Widen(closing);
        _closedLow += low;
        _closedHigh += high;
        ref Vector512<int> ring = ref MemoryMarshal.GetArrayDataReference(_ring);
        ref Vector512<int> slot = ref Unsafe.Add(ref ring, _slot);
        _in60s += closing - slot;
        _in10s += closing - Unsafe.Add(ref ring, SlotBefore(Buckets10s));
        _in1s += closing - Unsafe.Add(ref ring, SlotBefore(Buckets1s));
        slot = closing;
        _current = default;
        _bucket++;
        _slot = _slot + 1 == Buckets60s ? 0 : _slot + 1;
    }

    private int SlotBefore(int buckets) => _slot >= buckets ? _slot - buckets : _slot + Buckets60s - buckets;
}
