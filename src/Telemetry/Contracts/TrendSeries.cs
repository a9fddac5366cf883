namespace Ops.Telemetry.Contracts;

/// <summary>
/// The last fifteen minutes in points of one second, oldest first. Written by the loop alone; readers copy what they
/// draw. The version tells whether anything was added.
/// </summary>
public sealed class TrendSeries
{
    /// <summary>Points kept.</summary>
    public const int Capacity = 900;

    private readonly Lock _lock = new();
    private readonly TrendPoint[] _ring = new TrendPoint[Capacity];
    private long _added;

    /// <summary>Points ever added.</summary>
    public long Version => Interlocked.Read(ref _added);

    /// <summary>Adds a point, dropping the oldest when full.</summary>
    /// <param name="point">The point.</param>
    public void Add(in TrendPoint point)
    {
        lock (_lock)
        {
            _ring[_added % Capacity] = point;
            _added++;
        }
    }

    /// <summary>Copies the last points, oldest first.</summary>
    /// <param name="count">How many at most.</param>
    /// <returns>The points.</returns>
    public TrendPoint[] Last(int count)
    {
        lock (_lock)
        {
            var points = new TrendPoint[(int)Math.Min(Math.Min(count, Capacity), _added)];
            Copy_NeedsLock(points);
            return points;
        }
    }

    /// <summary>Copies the last points, oldest first, to where there is room for them.</summary>
    /// <param name="room">Where to; as many as it holds, at most.</param>
    /// <returns>How many.</returns>
    public int CopyLast(Span<TrendPoint> room)
    {
        lock (_lock)
        {
            int take = (int)Math.Min(Math.Min(room.Length, Capacity), _added);
            Copy_NeedsLock(room[..take]);
            return take;
        }
    }

    private void Copy_NeedsLock(Span<TrendPoint> points)
    {
        int from = (int)((_added - points.Length) % Capacity);
        int untilTheTurn = Math.Min(points.Length, Capacity - from);
        _ring.AsSpan(from, untilTheTurn).CopyTo(points);
        _ring.AsSpan(0, points.Length - untilTheTurn).CopyTo(points[untilTheTurn..]);
    }
}
