using System.Runtime.CompilerServices;

namespace Ops.Telemetry.Detection.Scan;

/// <summary>The highest value of one measure over a slice, and the event that first passed the limit.</summary>
internal struct Gauge
{
    /// <summary>Stands for no event.</summary>
    public const int None = -1;

    private long _limit = long.MaxValue;
    private Threshold _from = Threshold.Unset;
    private long _sinceTick;
    private int _peakAt = None;
    private int _crossedAt = None;

    /// <summary>A gauge that has seen nothing and knows no limit.</summary>
    public Gauge()
    {
    }

    /// <summary>The highest value of the slice.</summary>
    public long Peak { get; private set; }

    /// <summary>The highest value of the slices since the last tick.</summary>
    public readonly long SinceTick => _sinceTick;

    /// <summary>Whether its rule keeps a finding in sight, and so has more to say at a tick than a value.</summary>
    public bool IsInSight { get; set; }

    /// <summary>Place in the slice of the event that first passed the limit, else of the highest value, or
    /// <see cref="None"/>.</summary>
    public readonly int At => _crossedAt == None ? _peakAt : _crossedAt;

    /// <summary>Tells it how its rule is set.</summary>
    /// <param name="limit">The value whose crossing names the event.</param>
    /// <param name="from">From which value on the rule has something to say.</param>
    public void Use(long limit, Threshold from) => (_limit, _from, _sinceTick) = (limit, from, 0);

    /// <summary>Begins a slice.</summary>
    public void Begin() => (Peak, _peakAt, _crossedAt) = (0, None, None);

    /// <summary>Whether the rule has something to say of the slice.</summary>
    public readonly bool IsReached => _from.IsReachedBy(Peak);

    /// <summary>Ends a slice.</summary>
    /// <returns>Whether the rule has something to say of it.</returns>
    public bool End()
    {
        _sinceTick = Math.Max(_sinceTick, Peak);
        return IsReached;
    }

    /// <summary>Begins the time to the next tick.</summary>
    /// <returns>The highest value of the slices since the last one.</returns>
    public long TakeSinceTick()
    {
        long highest = _sinceTick;
        _sinceTick = 0;
        return highest;
    }

    /// <summary>Takes the value at an event.</summary>
    /// <param name="value">The value.</param>
    /// <param name="at">The event's place in the slice.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(long value, int at)
    {
        if (value > Peak)
            Raise(value, at);
    }

    private void Raise(long value, int at)
    {
        if (Peak <= _limit && value > _limit)
            _crossedAt = at;
        (Peak, _peakAt) = (value, at);
    }
}
