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
            int take = (int)Math.Min(Math.Min(count, Capacity), _added);
            var points = new TrendPoint[take];
            int from = (int)((_added - take) % Capacity);
            int untilTheTurn = Math.Min(take, Capacity - from);
            Array.Copy(_ring, from, points, 0, untilTheTurn);
            Array.Copy(_ring, 0, points, untilTheTurn, take - untilTheTurn);
            return points;
        }
    }
}
